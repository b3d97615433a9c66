package dev.countersign.wording;

import dev.countersign.change.Change;
import dev.countersign.change.Reply;
import dev.countersign.policy.EmergencyStand;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Place;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Rule;
import dev.countersign.policy.State;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.ApprovalNote;
import dev.countersign.policy.Verdict.RuleFound;
import dev.countersign.wording.Account.PolicyLine;
import dev.countersign.wording.Account.Remark;
import dev.countersign.wording.Account.RuleLine;
import dev.countersign.wording.Account.Standing;
import dev.countersign.wording.Account.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The telling of one verdict on one change.
final class Telling {
  private static final int LONG = 500;

  private final Policy policy;
  private final Change change;
  private final Verdict verdict;
  private final Circumstances about;

  Telling(Policy policy, Change change, Verdict verdict, Circumstances about) {
    this.policy = policy;
    this.change = change;
    this.verdict = verdict;
    this.about = about;
  }

  Account account() {
    Details details = new Details(about.now(), policy.zone());
    Waits waits = new Waits(about.now(), policy.zone(), about.askedSince());
    List<Finding> waiting = Awaiting.of(verdict);
    Titles titles =
        new Titles(verdict, policy.scope(), todo(Duties::brief), awaited(waiting, waits));
    Draft draft = new Draft(standing(), titles.title(), change.pull().author().login().value());
    draft.alerts = sentences(about.alerts());
    draft.type = verdict.type() == null ? null : verdict.type().type();
    draft.risk = verdict.risk() == null ? null : verdict.risk().level();
    draft.areas = verdict.areas().stream().map(Verdict.AreaFound::area).toList();
    draft.todo = todo(Duties::sentence);
    draft.awaited = words(waiting, waits::phrases);
    draft.rules = verdict.rules().stream().map(rule -> line(rule, details)).toList();
    draft.why = why();
    draft.factors = Reasons.factors(verdict.risk());
    draft.approvals = approvals();
    draft.guidance = verdict.guidance().stream().map(each -> sentence(each.text())).toList();
    draft.gaps = sentences(verdict.gaps());
    draft.notes = notes();
    draft.policy = policyLine();
    draft.remarks = remarks();
    draft.templates = templates();
    return draft.account();
  }

  /// The steps of an emergency stand before the reasons.
  private List<String> why() {
    EmergencyStand stand = emergency();
    List<String> why =
        new ArrayList<>(stand == null ? List.of() : new Emergencies(policy).lines(stand));
    why.addAll(Reasons.of(verdict));
    return why;
  }

  private @Nullable EmergencyStand emergency() {
    return verdict.type() == null ? null : verdict.type().emergency();
  }

  /// Who may authorise an emergency comes first.
  private List<String> awaited(List<Finding> waiting, Waits waits) {
    EmergencyStand stand = emergency();
    List<String> all = new ArrayList<>(stand == null ? List.of() : Emergencies.brief(stand));
    all.addAll(words(waiting, waits::brief));
    return all.stream().distinct().toList();
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
    return new RuleLine(
        mark(found.state()),
        Harmless.text(rule.name(), 120),
        found.state().name().toLowerCase(Locale.ROOT),
        details.of(found.findings()),
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

  private List<String> approvals() {
    List<String> notes = new ArrayList<>();
    verdict.uncounted().forEach(note -> notes.add("Not counted: " + approval(note)));
    verdict.surviving().forEach(note -> notes.add("Still counted: " + approval(note)));
    return notes;
  }

  /// The person is mentioned; what else the note says may be the change's own words.
  private static String approval(ApprovalNote note) {
    String by = "@" + note.by();
    return note.sentence().startsWith(by)
        ? Harmless.person(note.by()) + Harmless.text(note.sentence().substring(by.length()), LONG)
        : sentence(note.sentence());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(sentences(about.notes()));
    if (verdict.outcome() == Verdict.Outcome.UNCOVERED) {
      notes.add(
          "No rule of the policy applies to this change, and nothing that judged nothing passes. Whoever keeps the"
              + " policy must add a rule that covers it.");
    }
    DueTimes times = new DueTimes(policy, about.now());
    verdict.due().forEach(due -> notes.add(times.of(due)));
    notes.addAll(sentences(verdict.notes()));
    notes.addAll(times.ofPolicy());
    return notes;
  }

  private static List<String> sentences(List<String> plain) {
    return plain.stream().map(Telling::sentence).toList();
  }

  private static String sentence(String plain) {
    return Harmless.text(plain, LONG);
  }

  private PolicyLine policyLine() {
    List<Place> places =
        verdict.rules().stream()
            .map(found -> found.rule().place())
            .filter(place -> place.file().equals(about.policyFile()))
            .toList();
    int from = places.stream().mapToInt(Place::line).min().orElse(0);
    int to = places.stream().mapToInt(Place::endLine).max().orElse(from);
    return new PolicyLine(
        Harmless.text(policy.title(), 120),
        Harmless.text(policy.version(), 40),
        about.policyFile(),
        about.policyUrl(),
        from,
        to);
  }

  private List<Remark> remarks() {
    return Stream.concat(faults(), ofAreas()).limit(50).toList();
  }

  /// What is wrong in files, of rules that hold the change.
  private Stream<Remark> faults() {
    return verdict.rules().stream()
        .filter(rule -> rule.state() == State.UNMET || rule.state() == State.NOTED)
        .flatMap(rule ->
            rule.findings().stream()
                .flatMap(finding -> Faults.of(finding).stream())
                .map(fault ->
                    new Remark(
                        fault.path(),
                        fault.line(),
                        fault.line(),
                        rule.state() == State.UNMET ? "failure" : "warning",
                        rule.rule().name() + ": " + fault.what() + ".")))
        .distinct();
  }

  private Stream<Remark> ofAreas() {
    return verdict.areas().stream()
        .flatMap(area ->
            area.reason().files().stream()
                .limit(2)
                .map(path ->
                    new Remark(
                        path,
                        1,
                        1,
                        "notice",
                        "This file is in the area \"" + area.area() + "\".")));
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
}
