package dev.countersign.policy;

import dev.countersign.calendar.Freeze;
import dev.countersign.calendar.FrozenDays;
import dev.countersign.policy.Deployment.Part;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whether it is the time for a deployment, and when that changes.
final class DeploymentTiming {
  private final Policy policy;
  private final Deployment asked;
  private final Instant now;
  private final Calendars calendars;
  private final List<DeploymentFinding> findings = new ArrayList<>();
  private final SortedSet<Instant> turns = new TreeSet<>();

  DeploymentTiming(Policy policy, Deployment asked, Instant now) {
    this.policy = policy;
    this.asked = asked;
    this.now = now;
    this.calendars = new Calendars(policy, asked.texts(), now);
  }

  /// When the same facts may lead to another answer; null where they never do.
  @Nullable Instant turns() {
    return turns.isEmpty() ? null : turns.first();
  }

  /// The highest of all; null where one is not rated, or nothing is known to be in it.
  @Nullable String risk() {
    List<String> levels = policy.risk().levelNames();
    List<Integer> ranks = asked.parts().stream().map(part -> rank(levels, part.risk())).toList();
    return ranks.isEmpty() || ranks.contains(-1) ? null : levels.get(Collections.max(ranks));
  }

  private static int rank(List<String> levels, @Nullable String risk) {
    return risk == null ? -1 : levels.indexOf(risk);
  }

  List<DeploymentFinding> findings(DeploymentGate gate) {
    if (!gate.windows().isEmpty()) {
      findings.add(emergency() ? new DeploymentFinding.Emergency(Outcome.APPROVED) : window(gate));
    }
    if (gate.noFreeze()) {
      freezes();
    }
    return findings;
  }

  /// Whether nothing but emergencies is in it.
  private boolean emergency() {
    Emergency emergency = policy.emergency();
    return emergency != null
        && !asked.parts().isEmpty()
        && asked.parts().stream().allMatch(part -> emergency.type().equals(part.type()));
  }

  /// What no window is ever open for waits for nothing.
  private DeploymentFinding window(DeploymentGate gate) {
    Finding finding = calendars.inside(gate.windows(), risk());
    Outcome outcome = finding.state() == State.MET ? Outcome.APPROVED : Outcome.WAITING;
    if (outcome == Outcome.WAITING && finding instanceof Finding.InWindow window) {
      turnsAt(window.opens());
      outcome = window.opens() == null ? Outcome.REJECTED : outcome;
    }
    return new DeploymentFinding.Time(outcome, finding);
  }

  private void turnsAt(@Nullable Instant moment) {
    if (moment != null) {
      turns.add(moment);
    }
  }

  private void freezes() {
    List<Finding> unknown = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<@Nullable Instant> ends = new ArrayList<>();
    for (Freeze freeze : policy.freezes()) {
      FrozenDays days = isLifted(freeze, null) ? null : calendars.days(freeze, unknown);
      if (days != null && days.inForce(now) && !isLifted(freeze, days)) {
        names.add(freeze.name());
        ends.add(days.turns(now));
      }
    }
    ends.forEach(this::turnsAt);
    unknown.forEach(each -> findings.add(new DeploymentFinding.Time(Outcome.WAITING, each)));
    if (names.isEmpty()) {
      if (unknown.isEmpty()) {
        findings.add(frozen(Outcome.APPROVED, names, null));
      }
    } else {
      boolean known = ends.stream().allMatch(Objects::nonNull);
      findings.add(frozen(Outcome.WAITING, names, known ? latest(ends) : null));
    }
  }

  private static @Nullable Instant latest(List<@Nullable Instant> ends) {
    return ends.stream().filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
  }

  private static DeploymentFinding frozen(
      Outcome outcome, List<String> names, @Nullable Instant ends) {
    State state = outcome == Outcome.APPROVED ? State.MET : State.WAITING;
    return new DeploymentFinding.Time(outcome, new Finding.Frozen(state, names, ends));
  }

  /// Whether a freeze holds no change in it: by their types, or by an exception of this one time.
  ///
  /// @param days null where only types are looked at
  private boolean isLifted(Freeze freeze, @Nullable FrozenDays days) {
    return !asked.parts().isEmpty()
        && asked.parts().stream()
            .allMatch(part ->
                (part.type() != null && freeze.except().contains(part.type()))
                    || (days != null && isExcepted(part, freeze, days)));
  }

  private boolean isExcepted(Part part, Freeze freeze, FrozenDays days) {
    Instant at = part.at();
    return at != null && part.excepted().contains(freeze.name()) && days.lasting(at, now);
  }
}
