package dev.countersign.wording;

import dev.countersign.wording.Account.PolicyLine;
import dev.countersign.wording.Account.RuleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An account as the text of a check, in Markdown.
///
/// @param summary at most 65,535 bytes; the table of rules and each list are cut at a row, saying
///   how many are left out
/// @param text more of it, empty where the summary says all
public record CheckText(String title, String summary, String text) {
  private static final int MOST_BYTES = 65_535;

  /// For each list but the rules, which get what is left: nine of these leave room for them.
  private static final int LIST_BYTES = 6_000;

  private static final String RULES = "| | Rule | State |\n|---|---|---|";
  private static final String FACTORS = "| Factor | Score | Because |\n|---|---|---|";

  /// The text of a check, the policy named by its file.
  ///
  /// @param details where the page with everything about the change is, null where there is none
  public static CheckText of(Account account, @Nullable String details) {
    return of(account, details, "");
  }

  /// The text of a check, with a link to the policy's lines.
  ///
  /// @param web the code host's address for people, put before the policy's path
  public static CheckText of(Account account, @Nullable String details, String web) {
    String elsewhere = details == null ? "" : "; the page below shows all";
    Fitting lists = new Fitting(LIST_BYTES, elsewhere);
    String head = head(account, lists);
    String tail = tail(account, lists, links(account.policy(), details, web));
    int room = MOST_BYTES - Fitting.bytes(head) - Fitting.bytes(tail) - 200;
    List<String> rows = account.rules().stream().map(CheckText::row).toList();
    String rules = new Fitting(room, elsewhere).table(RULES, rows, "rule");
    return new CheckText(account.title(), join(head, rules, tail), "");
  }

  /// The text for a terminal, where nothing is escaped and there are no buttons.
  public static CheckText spoken(Account account) {
    Draft draft = Draft.of(account);
    draft.templates = List.of();
    CheckText text = of(draft.account(), null);
    return new CheckText(text.title(), read(text.summary()), read(text.text()));
  }

  /// What people read of a sentence of an account, in which signs of Markdown are escaped.
  public static String read(String markdown) {
    return Harmless.read(markdown);
  }

  private static String head(Account account, Fitting lists) {
    String awaited = lists.words(account.awaited());
    return join(
        lists.paragraph(account.alerts()),
        todo(account, lists),
        awaited.isEmpty() ? "" : "**Waiting for** " + awaited + ".");
  }

  private static String todo(Account account, Fitting lists) {
    List<String> todo = account.todo();
    if (todo.isEmpty()) {
      return "";
    }
    String who = account.author().isEmpty() ? "" : account.mentioned() + ", ";
    String button =
        account.templates().isEmpty()
            ? ""
            : " The button *Add missing sections* puts the "
                + (account.templates().size() == 1 ? "heading" : "headings")
                + " in place.";
    return todo.size() == 1
        ? "**" + who + "one thing to do.** " + lists.paragraph(todo) + button
        : "**" + who + todo.size() + " things to do.**" + button + "\n\n" + lists.bullets(todo);
  }

  private static String row(RuleLine rule) {
    return "| " + rule.mark() + " | " + rule.rule() + " | " + state(rule) + " |";
  }

  private static String state(RuleLine rule) {
    String detail = rule.detail().isEmpty() ? rule.state() : rule.detail();
    return rule.state().equals("noted") || rule.state().equals("waived")
        ? rule.state() + ": " + detail
        : detail;
  }

  private static String tail(Account account, Fitting lists, String links) {
    List<String> factors =
        account.factors().stream()
            .map(one -> "| " + one.factor() + " | " + one.score() + " | " + one.because() + " |")
            .toList();
    return join(
        lists.paragraph(account.why()),
        lists.table(FACTORS, factors, "factor"),
        lists.paragraph(account.approvals()),
        lists.paragraph(account.gaps()),
        lists.paragraph(account.notes()),
        lists.paragraph(account.guidance()),
        links);
  }

  private static String links(@Nullable PolicyLine policy, @Nullable String details, String web) {
    List<String> links = new ArrayList<>();
    if (policy != null) {
      String version = policy.version().isEmpty() ? "" : " " + policy.version();
      links.add("Policy *" + policy.title() + "*" + version + ", " + file(policy, web));
    }
    if (details != null) {
      links.add("[everything about this change](" + details + ")");
    }
    return String.join(" · ", links);
  }

  private static String file(PolicyLine policy, String web) {
    boolean lines = policy.fromLine() > 0;
    String name = Harmless.code(policy.file());
    String where =
        policy.fromLine() == policy.toLine()
            ? "line " + policy.fromLine()
            : "lines " + policy.fromLine() + " to " + policy.toLine();
    String address = policy.at(web);
    if (address == null) {
      return lines ? name + ", " + where : name;
    }
    return "[" + (lines ? where : name) + "](" + address + ")";
  }

  private static String join(String... parts) {
    return String.join("\n\n", Stream.of(parts).filter(part -> !part.isBlank()).toList());
  }
}
