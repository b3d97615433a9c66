package dev.countersign.wording;

import dev.countersign.wording.Account.PolicyLine;
import dev.countersign.wording.Account.RuleLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account as the text of a check, in Markdown.
///
/// @param summary at most 65,535 bytes, cut at a row of the table of rules, saying how many are
///   left out
/// @param text more of it, empty where the summary says all
public record CheckText(String title, String summary, String text) {
  private static final int MOST_BYTES = 65_535;

  /// The text of a check, the policy named by its file.
  ///
  /// @param details where the page with everything about the change is, null where there is none
  public static CheckText of(Account account, @Nullable String details) {
    return of(account, details, "");
  }

  /// The text of a check, with links to the policy's lines.
  ///
  /// @param web the code host's address for people, put before the policy's path
  public static CheckText of(Account account, @Nullable String details, String web) {
    String tail = tail(account, details, web);
    String head = head(account);
    int room = MOST_BYTES - bytes(head) - bytes(tail) - 200;
    String rules = room > 0 ? rules(account.rules(), room) : "";
    return new CheckText(account.title(), cut(join(head, rules, tail)), "");
  }

  private static String head(Account account) {
    List<String> parts = new ArrayList<>(account.alerts());
    parts.add(todo(account));
    if (!account.awaited().isEmpty()) {
      parts.add("**Waiting for** " + Lists.and(account.awaited()) + ".");
    }
    return join(parts.toArray(String[]::new));
  }

  private static String todo(Account account) {
    int things = account.todo().size();
    if (things == 0) {
      return "";
    }
    String who = account.author().isEmpty() ? "" : "@" + account.author() + ", ";
    if (things == 1) {
      return "**" + capital(who + "one thing to do.") + "** " + account.todo().getFirst();
    }
    return "**" + capital(who + things + " things to do:") + "**\n\n" + bullets(account.todo());
  }

  private static String rules(List<RuleLine> rules, int room) {
    if (rules.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder("| | Rule | State |\n|---|---|---|\n");
    int used = bytes(table.toString());
    int shown = 0;
    for (RuleLine rule : rules) {
      String row = "| " + rule.mark() + " | " + rule.rule() + " | " + state(rule) + " |\n";
      used += bytes(row);
      if (used > room) {
        break;
      }
      table.append(row);
      shown++;
    }
    int left = rules.size() - shown;
    return left == 0
        ? table.toString().stripTrailing()
        : table + "\n" + Lists.count(left, "more rule") + " left out; the page below shows all.";
  }

  private static String state(RuleLine rule) {
    String detail = rule.detail().isEmpty() ? rule.state() : rule.detail();
    return rule.state().equals("noted") || rule.state().equals("waived")
        ? rule.state() + ": " + detail
        : detail;
  }

  private static String tail(Account account, @Nullable String details, String web) {
    return join(
        join(account.why().toArray(String[]::new)),
        factors(account),
        paragraph(account.approvals()),
        paragraph(account.gaps()),
        paragraph(account.notes()),
        paragraph(account.guidance()),
        links(account.policy(), details, web));
  }

  private static String factors(Account account) {
    if (account.factors().isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder("| Factor | Score | Because |\n|---|---|---|\n");
    account
        .factors()
        .forEach(factor ->
            table
                .append("| ")
                .append(factor.factor())
                .append(" | ")
                .append(factor.score())
                .append(" | ")
                .append(factor.because())
                .append(" |\n"));
    return table.toString().stripTrailing();
  }

  private static String links(@Nullable PolicyLine policy, @Nullable String details, String web) {
    String page = details == null ? "" : "[everything about this change](" + details + ")";
    if (policy == null) {
      return page;
    }
    String version = policy.version().isEmpty() ? "" : " " + policy.version();
    String file =
        policy.url() == null || web.isEmpty()
            ? Harmless.code(policy.file())
            : "[" + Harmless.text(policy.file(), 120) + "](" + web + policy.url() + ")";
    return "Policy *"
        + policy.title()
        + "*"
        + version
        + ", "
        + file
        + (page.isEmpty() ? "" : " · " + page);
  }

  private static String paragraph(List<String> sentences) {
    return sentences.size() < 2 ? String.join("", sentences) : bullets(sentences);
  }

  private static String bullets(List<String> lines) {
    return String.join("\n", lines.stream().map(line -> "- " + line).toList());
  }

  private static String join(String... parts) {
    List<String> there = new ArrayList<>();
    for (String part : parts) {
      if (!part.isBlank()) {
        there.add(part);
      }
    }
    return String.join("\n\n", there);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// The last resort, where even what cannot be cut at a row is too long.
  private static String cut(String text) {
    if (bytes(text) <= MOST_BYTES) {
      return text;
    }
    StringBuilder fitting = new StringBuilder();
    int used = 0;
    for (String line : text.split("\n", -1)) {
      used += bytes(line) + 1;
      if (used > MOST_BYTES - 100) {
        break;
      }
      fitting.append(line).append('\n');
    }
    return fitting + "\nThe rest is left out: it is too long for a check.";
  }
}
