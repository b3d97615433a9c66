package dev.countersign.ledger.report;

import dev.countersign.ledger.report.Facts.Duty;
import dev.countersign.ledger.report.Facts.Merge;
import dev.countersign.ledger.report.Facts.Ruled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happened in a period, as tables.
///
/// @param facts those of the period
record Tables(Facts facts) {
  private static final String NONE = "-";

  List<Table> list() {
    return List.of(
        volume(),
        lead("lead_time_by_type", "Lead time by type", Merge::type),
        lead("lead_time_by_risk", "Lead time by risk", Merge::risk),
        emergencies(),
        obligations(_ -> true),
        approvals(),
        rulings(),
        findings());
  }

  private Table volume() {
    Map<String, List<Merge>> by =
        grouped(merge -> named(merge.type()) + "\n" + named(merge.risk()));
    List<List<String>> rows = new ArrayList<>();
    by.forEach((key, merges) ->
        rows.add(
            List.of(
                key.substring(0, key.indexOf('\n')),
                key.substring(key.indexOf('\n') + 1),
                Integer.toString(merges.size()),
                Long.toString(merges.stream().filter(Tables::compliant).count()))));
    return new Table(
        "volume",
        "Changes by type and risk",
        List.of(),
        List.of("type", "risk", "changes", "compliant"),
        rows);
  }

  private Map<String, List<Merge>> grouped(Function<Merge, String> by) {
    return facts.merges().stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
  }

  private static String named(String text) {
    return text.isEmpty() ? "not known" : text;
  }

  static boolean compliant(Merge merge) {
    return Boolean.TRUE.equals(merge.compliant());
  }

  private Table lead(String id, String title, Function<Merge, String> by) {
    List<List<String>> rows = new ArrayList<>();
    grouped(merge -> named(by.apply(merge)))
        .forEach((name, merges) -> {
          List<Duration> times = merges.stream().map(Merge::lead).sorted().toList();
          rows.add(
              List.of(
                  name,
                  Integer.toString(times.size()),
                  Value.length(times.get((times.size() - 1) / 2)),
                  Value.length(times.getLast())));
        });
    return new Table(
        id,
        title,
        List.of(
            "From the first entry about a pull request to its merge, by the clock: nights and holidays count."),
        List.of(id.endsWith("type") ? "type" : "risk", "changes", "median", "longest"),
        rows);
  }

  Table emergencies() {
    Map<String, List<Duty>> duties =
        facts.duties().stream().collect(Collectors.groupingBy(duty -> duty.where().pull()));
    List<List<String>> rows =
        facts.merges().stream()
            .filter(Merge::emergency)
            .map(merge ->
                List.of(
                    merge.where().pull(),
                    merge.where().at().toString(),
                    merge.type(),
                    compliant(merge) ? "yes" : merge.compliant() == null ? "not known" : "no",
                    answered(duties.getOrDefault(merge.where().pull(), List.of()))))
            .toList();
    return new Table(
        "emergencies",
        "Emergencies, and how they were answered afterwards",
        facts.extent().knows("obligation-opened")
            ? List.of()
            : List.of("How they were answered is not known: no obligation was ever recorded."),
        List.of("change", "merged", "type", "compliant", "afterwards"),
        rows);
  }

  private String answered(List<Duty> duties) {
    if (duties.isEmpty()) {
      return facts.extent().knows("obligation-opened") ? "nothing was owed" : "not known";
    }
    return duties.stream()
        .map(duty -> duty.obligation() + ": " + state(duty))
        .collect(Collectors.joining("; "));
  }

  static String state(Duty duty) {
    if (duty.done() != null) {
      return duty.late() ? "done late" : "done";
    }
    return duty.late() ? "overdue" : "open";
  }

  /// What is not answered yet.
  Table owed() {
    return obligations(duty -> duty.done() == null);
  }

  private Table obligations(Predicate<Duty> those) {
    return new Table(
        "obligations",
        "Obligations",
        unknown("obligation-opened", "obligation"),
        List.of("of", "obligation", "because", "owner", "opened", "due", "state", "done", "by"),
        facts.duties().stream()
            .filter(those)
            .map(duty ->
                List.of(
                    duty.where().pull(),
                    duty.obligation(),
                    or(duty.because()),
                    or(duty.owner()),
                    duty.where().at().toString(),
                    moment(duty.due()),
                    state(duty),
                    moment(duty.done()),
                    or(duty.by())))
            .toList());
  }

  private static String or(String text) {
    return text.isEmpty() ? NONE : text;
  }

  private static String moment(@org.jspecify.annotations.Nullable Instant at) {
    return at == null ? NONE : at.toString();
  }

  private List<String> unknown(String kind, String what) {
    return facts.extent().knows(kind)
        ? List.of()
        : List.of("Not known: no " + what + " was ever recorded.");
  }

  private Table approvals() {
    Map<String, Long> by =
        facts.merges().stream()
            .flatMap(merge -> merge.approvers().stream())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    List<Merge> judged = facts.merges().stream().filter(Merge::judged).toList();
    long without = judged.stream().filter(merge -> merge.approvers().isEmpty()).count();
    return new Table(
        "approvals",
        "Approvals that stood at the merge",
        List.of(
            "%d of %d changes whose last verdict is known had none."
                .formatted(without, judged.size())),
        List.of("approver", "changes"),
        by.entrySet().stream()
            .map(each -> List.of(each.getKey(), Long.toString(each.getValue())))
            .toList());
  }

  private Table rulings() {
    return new Table(
        "rulings",
        "Waivers, exceptions and other rulings",
        List.of(),
        List.of("kind", "of", "at", "by", "subject", "because"),
        facts.rulings().stream()
            .sorted(
                Comparator.comparing(Ruled::kind).thenComparingLong(each -> each.where().place()))
            .map(each ->
                List.of(
                    each.kind(),
                    each.where().pull(),
                    each.where().at().toString(),
                    or(each.by()),
                    or(each.subject()),
                    or(each.because())))
            .toList());
  }

  private Table findings() {
    return new Table(
        "findings",
        "Findings and other entries",
        Stream.of("unrecorded-commit", "fence")
            .filter(kind -> !facts.extent().knows(kind))
            .map(kind -> "No entry of kind %s was ever written.".formatted(kind))
            .toList(),
        List.of("kind", "of", "at", "title"),
        facts.findings().stream()
            .map(each ->
                List.of(
                    each.kind(), each.where().pull(), each.where().at().toString(), each.title()))
            .toList());
  }
}
