package dev.countersign.ledger.report;

import dev.countersign.ledger.report.Facts.Deployment;
import dev.countersign.ledger.report.Facts.Duty;
import dev.countersign.ledger.report.Facts.Merge;
import dev.countersign.ledger.report.Figure.Target;
import dev.countersign.ledger.report.Value.Count;
import dev.countersign.ledger.report.Value.Unknown;
import dev.countersign.ledger.report.Value.Weekly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The figures of a period.
final class Figures {
  private static final Duration DAY = Duration.ofHours(24);
  private static final String NO_DEPLOYMENT = "no deployment was ever recorded";
  private static final String NO_UNDOING =
      "the ledger does not say of each merge which change it undoes";

  private final Facts all;
  private final Period period;
  private final Troubles troubles;

  private Figures(Facts all, Period period) {
    this.all = all;
    this.period = period;
    this.troubles = new Troubles(all);
  }

  static List<Figure> of(Facts all, Period period) {
    return new Figures(all, period).list();
  }

  private List<Figure> list() {
    List<Figure> list = new ArrayList<>(speed());
    list.addAll(quality());
    list.addAll(answers());
    return list;
  }

  private List<Figure> speed() {
    return List.of(
        figure(
            asked("changes", "Changes merged", "Pull requests whose merge is recorded.", "AIVO-26"),
            of(Figures::changes)),
        figure(
            asked(
                "deployment_frequency",
                "Deployment frequency",
                "Deployments that succeeded, a week.",
                "MAEL-35"),
            this::weekly),
        figure(
            asked(
                "lead_time",
                "Lead time, median",
                "From the first entry about a pull request to its merge.",
                "MAEL-35",
                "AIVO-25"),
            of(facts ->
                Value.median(facts.merges().stream().map(Merge::lead).toList(), "change"))));
  }

  private static Value changes(Facts facts) {
    return facts.extent().knows("merge")
        ? new Count(facts.merges().size())
        : new Unknown("no merge was ever recorded");
  }

  private Value weekly(Period in) {
    if (!all.extent().knows("deployment")) {
      return new Unknown(NO_DEPLOYMENT);
    }
    long times = all.within(in).deployments().stream().filter(Deployment::succeeded).count();
    return new Weekly(7.0 * times / in.length());
  }

  private List<Figure> quality() {
    return List.of(
        figure(
            asked(
                    "success",
                    "Successful changes",
                    "Changes that were compliant when merged and not undone since, of those whose verdict is known.",
                    "AIVO-25")
                .aims(Target.over(0.95)),
            of(this::successful)),
        figure(
            asked(
                    "change_failure_rate",
                    "Change failure rate",
                    "Changes undone since by a revert or a rollback, whenever that was.",
                    "MAEL-35")
                .aims(Target.under(0.05)),
            of(facts -> undoing(facts, troubles::undone))),
        figure(
            asked(
                    "rollback_rate",
                    "Rollbacks",
                    "Merges that undo another and deployments that roll back, to changes merged.",
                    "AIVO-25")
                .aims(Target.under(0.03)),
            of(this::rollbacks)),
        figure(
            asked(
                    "issues_within_24h",
                    "Changes with trouble within 24 hours",
                    "Changes after which, within 24 hours, they were undone or a deployment of their repository failed.",
                    "AIVO-25")
                .aims(Target.under(0.05)),
            of(facts -> undoing(facts, merge -> troubles.within(merge, DAY)))),
        figure(
            asked(
                    "time_to_restore",
                    "Time to restore, median",
                    "From a failed deployment to the next that succeeds in that environment, and from the declaration of an"
                        + " emergency to its merge.",
                    "MAEL-35")
                .aims(Target.within(Duration.ofHours(1))),
            of(troubles::restore)));
  }

  private boolean success(Merge merge) {
    Boolean compliant = merge.compliant();
    return compliant != null && compliant && !troubles.undone(merge);
  }

  /// Of those whose verdict is known.
  private Value successful(Facts facts) {
    if (!all.extent().knowsUndoing()) {
      return new Unknown(NO_UNDOING);
    }
    List<Merge> judged =
        facts.merges().stream().filter(merge -> merge.compliant() != null).toList();
    return Value.share(
        judged.stream().filter(this::success).count(),
        judged.size(),
        "change whose verdict is known");
  }

  /// Of those whose type is known.
  private static Value emergencies(Facts facts) {
    List<Merge> typed =
        facts.merges().stream()
            .filter(merge -> merge.emergency() || !merge.type().isEmpty())
            .toList();
    return Value.share(
        typed.stream().filter(Merge::emergency).count(),
        typed.size(),
        "change whose type is known");
  }

  private Value undoing(Facts facts, Predicate<Merge> those) {
    if (!all.extent().knowsUndoing()) {
      return new Unknown(NO_UNDOING);
    }
    return share(facts, those);
  }

  private static Value share(Facts facts, Predicate<Merge> those) {
    return Value.share(
        facts.merges().stream().filter(those).count(), facts.merges().size(), "change");
  }

  private Value rollbacks(Facts facts) {
    if (!all.extent().knowsUndoing()) {
      return new Unknown(NO_UNDOING);
    }
    long undoing = facts.merges().stream().filter(merge -> merge.undoes() > 0).count();
    long back = facts.deployments().stream().filter(Deployment::rollback).count();
    return Value.share(undoing + back, facts.merges().size(), "change");
  }

  private List<Figure> answers() {
    return List.of(
        figure(
            asked(
                "compliant",
                "Compliant changes",
                "Changes that the verdict in force let in, of those where it is known.",
                "AIVO-26"),
            of(Figures::compliant)),
        figure(
            asked(
                    "emergency",
                    "Emergency changes",
                    "Changes of an emergency type, or declared an emergency, of those whose type is known.",
                    "AIVO-25")
                .aims(Target.under(0.05)),
            of(Figures::emergencies)),
        figure(
            asked(
                "obligations_in_time",
                "Obligations answered in time",
                "Of the obligations opened in the period that are answered or overdue.",
                "AIVO-26"),
            of(this::inTime)));
  }

  private static Value compliant(Facts facts) {
    long known = facts.merges().stream().filter(merge -> merge.compliant() != null).count();
    long good =
        facts.merges().stream().filter(merge -> Boolean.TRUE.equals(merge.compliant())).count();
    return Value.share(good, known, "change whose verdict is known");
  }

  private Value inTime(Facts facts) {
    if (!all.extent().knows("obligation-opened")) {
      return new Unknown("no obligation was ever recorded");
    }
    List<Duty> ended =
        facts.duties().stream().filter(duty -> duty.done() != null || duty.late()).toList();
    return Value.share(
        ended.stream().filter(duty -> !duty.late()).count(), ended.size(), "obligation that ended");
  }

  /// What a figure is.
  private record Asked(
      String id, String name, String how, @Nullable Target target, List<String> clauses) {
    Asked aims(Target aim) {
      return new Asked(id, name, how, aim, clauses);
    }
  }

  private static Asked asked(String id, String name, String how, String... clauses) {
    return new Asked(id, name, how, null, List.of(clauses));
  }

  /// A figure for this period and the one before.
  private Figure figure(Asked asked, Function<Period, Value> count) {
    Instant begun = all.extent().begun();
    Period before = period.before();
    Value then =
        begun == null || begun.isAfter(before.from())
            ? new Unknown("the ledger does not reach back over the whole period before")
            : count.apply(before);
    return new Figure(
        asked.id(),
        asked.name(),
        count.apply(period),
        then,
        asked.target(),
        asked.how(),
        asked.clauses());
  }

  private Function<Period, Value> of(Function<Facts, Value> count) {
    return in -> count.apply(all.within(in));
  }
}
