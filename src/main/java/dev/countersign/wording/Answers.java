package dev.countersign.wording;

import dev.countersign.change.Ruling;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is said in answer to commands, in Markdown. It mentions nobody.
public final class Answers {
  /// Why nothing can be ruled where a push and a command may have crossed.
  public static final String WHICH_COMMIT =
      "It cannot be told which commit was before you; give the command again.";

  private static final Pattern MENTION = Pattern.compile("@(?=[A-Za-z0-9])");
  private static final int LONG = 500;

  private Answers() {}

  /// What is said where a change cannot be judged, so that no command can be heard.
  public static String unjudged() {
    return "This change cannot be judged now, so nothing is ruled: the check says why. Give the command again when it is"
        + " mended.";
  }

  /// What is said on a pull request that is closed.
  public static String closed() {
    return "This pull request is closed, so nothing is ruled on it.";
  }

  /// Why a command comes to nothing.
  public static String refused(String sentence) {
    return Harmless.text(sentence, LONG);
  }

  /// What was ruled, in a line for the record, not Markdown.
  public static String ruled(Ruling ruling) {
    String what =
        switch (ruling.kind()) {
          case WAIVER -> "waived " + ruling.subject();
          case EXCEPTION -> "made an exception from " + ruling.subject();
          case TYPE -> "set the type " + ruling.subject();
          case RISK -> "set the risk " + ruling.subject();
          case EMERGENCY -> "declared an emergency (" + ruling.subject() + ")";
          case AUTHORISATION ->
              "authorised the emergency"
                  + (ruling.subject().isEmpty() ? "" : " (" + ruling.subject() + ")");
          case DENIAL -> "denied having authorised the emergency";
          case CLAIM -> "said that the emergency was authorised by @" + ruling.subject();
          case UNAVAILABLE -> "said that nobody is available as " + ruling.subject();
          case STAND_DOWN -> "stood the emergency down";
        };
    String because = ruling.because();
    String why = because.isEmpty() ? "" : (saysMore(ruling.kind()) ? ": " : " because ") + because;
    return Harmless.plain("@%s %s%s".formatted(ruling.by(), what, why), 300);
  }

  /// Whether what was written with it is more on it rather than its reason.
  private static boolean saysMore(Ruling.Kind kind) {
    return switch (kind) {
      case EMERGENCY, AUTHORISATION, CLAIM -> true;
      case WAIVER, EXCEPTION, TYPE, RISK, DENIAL, UNAVAILABLE, STAND_DOWN -> false;
    };
  }

  /// The check in a comment, and what each rule rests on.
  ///
  /// @param details where the page with everything about the change is
  /// @param web the code host's address for people
  public static String explained(Account account, @Nullable String details, String web) {
    Draft draft = Draft.of(account);
    draft.templates = List.of();
    List<String> parts = new ArrayList<>();
    parts.add("**" + Harmless.text(account.title(), 200) + "**");
    parts.add(CheckText.of(draft.account(), details, web).summary());
    String grounds = new Fitting(6_000, "").bullets(grounds(account));
    if (!grounds.isEmpty()) {
      parts.add("What the rules rest on:\n\n" + grounds);
    }
    return MENTION.matcher(String.join("\n\n", parts)).replaceAll("@\u200B");
  }

  private static List<String> grounds(Account account) {
    return account.rules().stream()
        .filter(rule -> rule.because() != null)
        .map(rule ->
            "*"
                + rule.rule()
                + "*: "
                + rule.because()
                + (rule.clauses().isEmpty()
                    ? ""
                    : " (" + String.join(", ", Harmless.codes(rule.clauses())) + ")"))
        .toList();
  }

  /// The commands there are, and who may give them under a policy.
  public static String help(Policy policy) {
    String all = "the author, people with write access, people in a role";
    List<String> rows = new ArrayList<>();
    rows.add(row("/help", "says this", all));
    rows.add(row("/explain", "says how the change stands, and why", all));
    rows.add(row("/recheck", "judges again at once", all));
    for (Rule rule : policy.rules()) {
      if (!rule.waivableBy().isEmpty()) {
        rows.add(
            row(
                "/waive " + rule.name() + " because <reason>",
                "waives the rule for what the change is now; `until <day>` before the reason ends it sooner",
                titles(policy, rule.waivableBy())));
      }
    }
    if (policy.freezes().stream().anyMatch(freeze -> !freeze.exceptionsBy().isEmpty())) {
      rows.add(
          row(
              "/except freeze because <reason>",
              "excepts this change from the freezes in force that one may except from",
              titles(
                  policy,
                  policy.freezes().stream()
                      .flatMap(freeze -> freeze.exceptionsBy().stream())
                      .distinct()
                      .toList())));
    }
    rows.add(row("/type <name> because <reason>", "sets the type", setting(policy)));
    if (!policy.risk().levelNames().isEmpty()) {
      rows.add(row("/risk <level> because <reason>", "sets the risk", setting(policy)));
    }
    rows.addAll(EmergencyHelp.rows(policy));
    return new Fitting(50_000, "")
            .table("| Command | What it does | Who may |\n|---|---|---|", rows, "command")
        + "\n\nA command stands at the beginning of a line of its own. Edited comments, quotes and code do nothing; nobody"
        + " lifts anything of a change that is their own.";
  }

  private static String setting(Policy policy) {
    String lower = policy.mayLower().isEmpty() ? "nobody" : titles(policy, policy.mayLower());
    return "to a stricter one: the author and people with write access; to a milder one: " + lower;
  }

  static String titles(Policy policy, List<String> roles) {
    return Lists.or(
        roles.stream().map(role -> Harmless.text(policy.role(role).title(), 80)).toList());
  }

  static String row(String command, String does, String who) {
    return "| " + Harmless.code(command) + " | " + does + " | " + who + " |";
  }
}
