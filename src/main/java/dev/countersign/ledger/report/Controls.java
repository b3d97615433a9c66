package dev.countersign.ledger.report;

import dev.countersign.ledger.report.Facts.Merge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The view of those who audit controls: what serves each, the full population, and exceptions.
///
/// @param facts those of the period
record Controls(Facts facts) {
  /// A control, in our words, and the kinds of entries that show it at work.
  private record Control(String id, String asks, List<String> kinds) {}

  private static final List<Control> CONTROLS =
      List.of(
          new Control(
              "SOC 2 CC8.1",
              "Changes are authorised, tested, approved and documented before they are put into use",
              List.of("verdict", "merge", "waiver", "exception", "deployment-decision")),
          new Control(
              "ISO 27001 A.8.32",
              "Changes follow change management procedures; what circumvents them is found",
              List.of("verdict", "merge", "deployment", "unrecorded-commit", "fence")),
          new Control(
              "ITIL RFC",
              "Each change is requested, assessed and classified",
              List.of("verdict", "type", "risk")),
          new Control(
              "ITIL CAB",
              "Changes of high risk are advised on and approved; emergencies too",
              List.of("verdict", "exception", "emergency", "authorisation")),
          new Control(
              "ITIL PIR",
              "Changes are reviewed afterwards",
              List.of("obligation-opened", "obligation-done", "obligation-overdue")));

  /// What serves each control.
  Table served(Map<String, Long> counts) {
    return new Table(
        "controls",
        "Controls: SOC 2 CC8.1, ISO 27001 A.8.32, ITIL",
        List.of(
            "Entries of the period that show each control at work, by kind. Of a kind that was never written it is not"
                + " known whether it happened.",
            "Whether a control is effective is the auditor's judgement."),
        List.of("control", "asks", "served by", "not known"),
        CONTROLS.stream()
            .map(control ->
                List.of(
                    control.id(),
                    control.asks(),
                    joined(control, true, kind -> kind + " " + counts.getOrDefault(kind, 0L)),
                    joined(control, false, Function.identity())))
            .toList());
  }

  private String joined(Control control, boolean known, Function<String, String> word) {
    String text =
        control.kinds().stream()
            .filter(kind -> facts.extent().knows(kind) == known)
            .map(word)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "-" : text;
  }

  /// How often each rule was as it must be, where a merge tells.
  Table rules() {
    Map<String, Integer> broken = new TreeMap<>();
    facts.merges().stream()
        .flatMap(merge -> merge.notMet().stream())
        .forEach(rule -> broken.merge(rule, 1, Integer::sum));
    return new Table(
        "rules",
        "Rules that were not met when a change was merged",
        List.of(),
        List.of("rule", "changes"),
        broken.entrySet().stream()
            .map(each -> List.of(each.getKey(), each.getValue().toString()))
            .toList());
  }

  /// Every change of the period.
  Table population() {
    return new Table(
        "population",
        "Population: every change of the period",
        List.of(
            "Every merge that the ledger recorded. Commits that came another way are among the exceptions, where"
                + " they were looked for."),
        List.of("change", "place", "merged", "commit", "type", "compliant", "leaf"),
        facts.merges().stream().map(Sample::row).toList());
  }

  /// What was not as the policy has it, or was let off.
  Table exceptions() {
    List<List<String>> rows = new ArrayList<>();
    facts.merges().stream()
        .filter(merge -> !Tables.compliant(merge))
        .forEach(merge ->
            rows.add(
                row(
                    merge.compliant() == null ? "merge, verdict not known" : "merge, not compliant",
                    merge,
                    merge.notMet().isEmpty()
                        ? "no rule is named"
                        : String.join("; ", merge.notMet()))));
    Stream.concat(facts.rulings("waiver").stream(), facts.rulings("exception").stream())
        .forEach(each ->
            rows.add(
                List.of(
                    each.kind(),
                    each.where().pull(),
                    Long.toString(each.where().place()),
                    each.by() + ": " + each.subject())));
    facts.findings().stream()
        .filter(each -> each.kind().equals("unrecorded-commit") || each.kind().equals("fence"))
        .forEach(each ->
            rows.add(
                List.of(
                    each.kind(),
                    each.where().pull(),
                    Long.toString(each.where().place()),
                    each.title())));
    facts.duties().stream()
        .filter(duty -> duty.late())
        .forEach(duty ->
            rows.add(
                List.of(
                    "obligation, " + Tables.state(duty),
                    duty.where().pull(),
                    Long.toString(duty.where().place()),
                    duty.obligation())));
    return new Table(
        "exceptions", "Exceptions", List.of(), List.of("kind", "of", "place", "what"), rows);
  }

  private static List<String> row(String kind, Merge merge, String what) {
    return List.of(kind, merge.where().pull(), Long.toString(merge.where().place()), what);
  }

  /// How many entries of each kind there are.
  static Map<String, Long> counts(Facts facts, long verdicts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("verdict", verdicts);
    counts.put("merge", (long) facts.merges().size());
    counts.put("deployment", (long) facts.deployments().size());
    counts.put("obligation-opened", (long) facts.duties().size());
    counts.put(
        "obligation-done", facts.duties().stream().filter(duty -> duty.done() != null).count());
    counts.put("obligation-overdue", facts.duties().stream().filter(duty -> duty.late()).count());
    facts.rulings().forEach(each -> counts.merge(each.kind(), 1L, Long::sum));
    facts.findings().forEach(each -> counts.merge(each.kind(), 1L, Long::sum));
    return counts;
  }
}
