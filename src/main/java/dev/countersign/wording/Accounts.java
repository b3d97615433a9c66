package dev.countersign.wording;

import dev.countersign.change.Change;
import dev.countersign.change.Reply;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Guidance;
import dev.countersign.policy.Place;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Rule;
import dev.countersign.policy.State;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.RuleFound;
import dev.countersign.wording.Account.PolicyLine;
import dev.countersign.wording.Account.Remark;
import dev.countersign.wording.Account.RuleLine;
import dev.countersign.wording.Account.Standing;
import dev.countersign.wording.Account.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts verdicts into words.
public final class Accounts {
  private final Policy policy;
  private final Change change;
  private final Verdict verdict;
  private final Circumstances about;

  private Accounts(Policy policy, Change change, Verdict verdict, Circumstances about) {
    this.policy = policy;
    this.change = change;
    this.verdict = verdict;
    this.about = about;
  }

  /// The account of a verdict on a change.
  public static Account of(Policy policy, Change change, Verdict verdict, Circumstances about) {
    Account bare = new Accounts(policy, change, verdict, about).account();
    return about.trial() == null ? bare : Trials.told(bare, about.trial(), policy.observing());
  }

  private Account account() {
    Details details = new Details(about.now(), policy.zone());
    Waits waits = new Waits(about.now(), policy.zone(), about.askedSince());
    List<String> todo = todo(Duties::brief);
    List<Finding> waiting = Awaiting.of(verdict);
    List<String> awaited = words(waiting, waits::brief);
    return new Account(
        standing(),
        new Titles(verdict, todo, awaited).title(),
        about.alerts(),
        change.pull().author().login().value(),
        verdict.type() == null ? null : verdict.type().type(),
        verdict.risk() == null ? null : verdict.risk().level(),
        verdict.areas().stream().map(Verdict.AreaFound::area).toList(),
        todo(Duties::sentence),
        words(waiting, waits::phrases),
        verdict.rules().stream().map(rule -> line(rule, details)).toList(),
        Reasons.of(verdict),
        factors(),
        approvals(),
        verdict.guidance().stream()
            .map(Guidance::text)
            .map(text -> Harmless.text(text, 500))
            .toList(),
        verdict.gaps(),
        notes(),
        policyLine(),
        remarks(),
        templates());
  }

  private Standing standing() {
    if (verdict.observing()) {
      return Standing.NEUTRAL;
    }
    return switch (verdict.outcome()) {
      case READY, OUT_OF_SCOPE -> Standing.SUCCESS;
      case WAITING -> Standing.IN_PROGRESS;
      case AUTHOR_MUST_ACT -> Standing.ACTION_REQUIRED;
      case UNCOVERED -> Standing.FAILURE;
      case UNWATCHED -> Standing.NEUTRAL;
    };
  }

  /// What the author must do, each thing once; only of rules that hold the change.
  private List<String> todo(Function<Finding, String> words) {
    Set<String> said = new LinkedHashSet<>();
    for (RuleFound rule : verdict.rules()) {
      if (rule.state() == State.UNMET) {
        rule.findings().stream()
            .filter(finding -> finding.state() == State.UNMET)
            .forEach(finding -> said.add(words.apply(finding)));
      }
    }
    return List.copyOf(said);
  }

  private static List<String> words(List<Finding> findings, Function<Finding, List<String>> words) {
    return findings.stream().flatMap(finding -> words.apply(finding).stream()).distinct().toList();
  }

  private static RuleLine line(RuleFound found, Details details) {
    Rule rule = found.rule();
    List<String> parts = found.findings().stream().map(details::of).distinct().toList();
    return new RuleLine(
        mark(found.state()),
        Harmless.text(rule.name(), 120),
        found.state().name().toLowerCase(java.util.Locale.ROOT),
        String.join("; ", parts),
        rule.because() == null ? null : Harmless.text(rule.because(), 300),
        rule.clauses());
  }

  private static String mark(State state) {
    return switch (state) {
      case MET -> "✓";
      case WAITING -> "…";
      case UNMET -> "✗";
      case WAIVED -> "~";
      case NOTED -> "!";
    };
  }

  private List<Account.FactorLine> factors() {
    return verdict.risk() == null
        ? List.of()
        : verdict.risk().factors().stream()
            .map(factor ->
                new Account.FactorLine(
                    Harmless.text(factor.factor(), 80),
                    factor.score(),
                    Harmless.text(factor.because(), 200)))
            .toList();
  }

  private List<String> approvals() {
    List<String> notes = new ArrayList<>();
    verdict.uncounted().forEach(note -> notes.add("Not counted: " + note.sentence()));
    verdict.surviving().forEach(note -> notes.add("Still counted: " + note.sentence()));
    return notes;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(about.notes());
    switch (verdict.outcome()) {
      case UNCOVERED ->
          notes.add(
              "No rule of the policy applies to this change, and nothing that judged nothing passes. Whoever keeps"
                  + " the policy must add a rule that covers it.");
      case OUT_OF_SCOPE, READY, WAITING, AUTHOR_MUST_ACT, UNWATCHED -> {}
    }
    notes.addAll(verdict.notes());
    return notes;
  }

  private PolicyLine policyLine() {
    String url = about.policyUrl();
    return new PolicyLine(
        Harmless.text(policy.title(), 120),
        Harmless.text(policy.version(), 40),
        about.policyFile(),
        url == null ? null : url + lines());
  }

  /// The lines of the rules that apply, where all stand in one file.
  private String lines() {
    List<Place> places = verdict.rules().stream().map(found -> found.rule().place()).toList();
    if (places.isEmpty() || places.stream().map(Place::file).distinct().count() > 1) {
      return "";
    }
    int from = places.stream().mapToInt(Place::line).min().orElse(1);
    int to = places.stream().mapToInt(Place::endLine).max().orElse(from);
    return "#L" + from + "-L" + to;
  }

  private List<Remark> remarks() {
    return verdict.areas().stream()
        .flatMap(area ->
            area.reason().files().stream()
                .limit(2)
                .map(path ->
                    new Remark(
                        path, 1, 1, "notice", "This file is in the area \"" + area.area() + "\".")))
        .limit(50)
        .toList();
  }

  private List<Template> templates() {
    Set<Template> templates = new LinkedHashSet<>();
    for (RuleFound rule : verdict.rules()) {
      for (Finding finding : rule.findings()) {
        if (finding instanceof Finding.SectionReply(State state, var section, Reply reply)
            && state == State.UNMET
            && (reply instanceof Reply.Missing || reply instanceof Reply.Empty)) {
          String text = section.template();
          templates.add(new Template(section.title(), section.also(), text == null ? "" : text));
        }
      }
    }
    return List.copyOf(templates);
  }

  /// What is said where the policy cannot be read and never could.
  public static Account unreadablePolicy(String author, String file, List<Remark> problems) {
    Remark first = problems.getFirst();
    List<String> todo =
        problems.stream()
            .limit(20)
            .map(one -> "Line " + one.fromLine() + ": " + Harmless.text(one.message(), 300))
            .toList();
    return plain(
        Standing.FAILURE,
        "Policy cannot be read: line " + first.fromLine(),
        author,
        List.of(
            "**The policy file "
                + Harmless.code(file)
                + " cannot be read**, and no earlier version of it could. Whoever keeps it must mend it on the default"
                + " branch; nothing passes until then."),
        todo);
  }

  /// What is said where facts that the judgement needs cannot be had.
  public static Account unreadableFacts(List<String> what) {
    return plain(
        Standing.FAILURE,
        "Cannot judge: GitHub does not tell all that is needed",
        "",
        List.of(
            "**This change cannot be judged**, so it is held. It is tried again by itself; the button *Check again* tries"
                + " at once."),
        what);
  }

  /// What is said while a pull request goes to another branch.
  public static Account retargeted(String author) {
    return plain(
        Standing.IN_PROGRESS,
        "Judging again: the pull request goes to another branch now",
        author,
        List.of("The pull request was given another base branch. It is being judged for that one."),
        List.of());
  }

  /// The account of one rule alone, for a check of its own.
  public static Account ofRule(Account whole, RuleLine line) {
    Standing standing =
        switch (line.state()) {
          case "met", "waived", "noted" -> Standing.SUCCESS;
          case "waiting" -> Standing.IN_PROGRESS;
          default -> Standing.ACTION_REQUIRED;
        };
    Account alone =
        plain(
            whole.standing() == Standing.NEUTRAL ? Standing.NEUTRAL : standing,
            Harmless.plain(line.rule() + ": " + line.state(), 120),
            whole.author(),
            whole.alerts(),
            List.of());
    return with(
        alone, alone.title(), alone.standing(), alone.alerts(), List.of(line), whole.policy());
  }

  /// The account of a rule that does not apply to a change, for a check of its own. It says no more
  /// than the whole where that could not be judged.
  public static Account ofAbsentRule(Account whole, String rule) {
    boolean known = whole.standing() != Standing.FAILURE;
    return plain(
        whole.standing() == Standing.NEUTRAL || !known ? whole.standing() : Standing.SUCCESS,
        known ? Harmless.plain(rule + ": does not apply", 120) : whole.title(),
        whole.author(),
        whole.alerts(),
        List.of());
  }

  /// What is said under a name that is no longer used.
  ///
  /// @param name what the check is called now
  public static Account unused(String author, String name) {
    return plain(
        Standing.FAILURE,
        Harmless.plain("This check is now called " + name, 120),
        author,
        List.of(
            "The policy in force, or the branch this pull request goes to, gives the check another name: "
                + Harmless.text(name, 120)
                + ". That one counts. Whoever keeps the branch protection must ask for it."),
        List.of());
  }

  /// The account of a change whose commit is also the head of another, more strictly held pull
  /// request.
  public static Account heldBy(Account own, int other, Account stricter) {
    List<String> alerts = new ArrayList<>(own.alerts());
    alerts.add(
        "This commit is also the head of #"
            + other
            + ", which is held: "
            + Harmless.text(stricter.title(), 150)
            + ". A check belongs to a commit, so the stricter verdict stands on it.");
    String title = Harmless.plain("Held by #" + other + ": " + stricter.title(), 120);
    return with(own, title, stricter.standing(), alerts, own.rules(), own.policy());
  }

  /// The account of a merge group: ready only where every pull request in it is.
  public static Account ofGroup(java.util.Map<String, Account> pulls) {
    List<String> held = new ArrayList<>();
    pulls.forEach((name, account) -> {
      if (account.standing().compareTo(Standing.NEUTRAL) > 0) {
        held.add(name + ": " + Harmless.text(account.title(), 150));
      }
    });
    return held.isEmpty()
        ? plain(
            Standing.SUCCESS,
            "Ready: " + Lists.and(List.copyOf(pulls.keySet())),
            "",
            List.of("Every pull request in this merge group was judged again and may be merged."),
            List.of())
        : plain(
            Standing.FAILURE,
            Harmless.plain("Held: " + held.getFirst().replace("\\", ""), 120),
            "",
            List.of(
                "Every pull request in this merge group was judged again; these may not be merged."),
            held);
  }

  /// A request that was refused, in a sentence.
  public static String refused(String reviewer, String why) {
    return "GitHub refused to ask " + reviewer + " for a review: " + Harmless.text(why, 200) + ".";
  }

  /// The same account with further notes.
  public static Account withNotes(Account account, List<String> notes) {
    List<String> all = new ArrayList<>(account.notes());
    all.addAll(notes);
    return new Account(
        account.standing(),
        account.title(),
        account.alerts(),
        account.author(),
        account.type(),
        account.risk(),
        account.areas(),
        account.todo(),
        account.awaited(),
        account.rules(),
        account.why(),
        account.factors(),
        account.approvals(),
        account.guidance(),
        account.gaps(),
        all,
        account.policy(),
        account.remarks(),
        account.templates());
  }

  static Account with(
      Account account,
      String title,
      Standing standing,
      List<String> alerts,
      List<RuleLine> rules,
      @Nullable PolicyLine policy) {
    return new Account(
        standing,
        title,
        alerts,
        account.author(),
        account.type(),
        account.risk(),
        account.areas(),
        account.todo(),
        account.awaited(),
        rules,
        account.why(),
        account.factors(),
        account.approvals(),
        account.guidance(),
        account.gaps(),
        account.notes(),
        policy,
        account.remarks(),
        account.templates());
  }

  private static Account plain(
      Standing standing, String title, String author, List<String> alerts, List<String> todo) {
    return new Account(
        standing, title, alerts, author, null, null, List.of(), todo, List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of(),
        List.of());
  }
}
