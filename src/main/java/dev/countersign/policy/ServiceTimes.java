package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.Term;
import dev.countersign.change.Change;
import dev.countersign.change.Review;
import dev.countersign.policy.Verdict.Due;
import dev.countersign.policy.Verdict.RuleFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a change must be reviewed and approved, and a rollback be merged. The clock begins when it
/// is ready for review; for a draft it does not run. What is done already is due no longer.
record ServiceTimes(Facts facts, Gaps gaps) {

  /// @param risk null where it is not rated: then no time is known
  List<Due> of(@Nullable String risk, List<RuleFound> rules) {
    ServiceLevels levels = facts.asked().policy().oversight().levels();
    List<Due> due = new ArrayList<>();
    if (facts.asked().change().pull().draft()) {
      return due;
    }
    Term target = target();
    if (target != null && facts.held(new Condition.Revert(true)).possible()) {
      add("rollback", null, target, due);
    }
    if (risk != null && !reviewed()) {
      add("review", risk, levels.review().get(risk), due);
    }
    if (risk != null && rules.stream().anyMatch(ServiceTimes::unapproved)) {
      add("approval", risk, levels.approval().get(risk), due);
    }
    return due;
  }

  /// Null where the policy has none. Nothing is let through by it, so what a change says of itself
  /// is enough.
  private @Nullable Term target() {
    Rollback rollback = facts.asked().policy().oversight().rollback();
    return rollback == null ? null : rollback.target();
  }

  private void add(String what, @Nullable String risk, @Nullable Term within, List<Due> due) {
    if (within == null) {
      return;
    }
    Case asked = facts.asked();
    BusinessHours business = facts.calendars().business();
    if (business == null && within.unit() == Term.Unit.BUSINESS_DAYS) {
      gaps.missed(Gap.holidaysUnread(String.valueOf(asked.policy().holidaysFile())));
    }
    Instant at =
        within.after(
            asked.change().pull().readyAt(),
            business == null ? asked.policy().businessHours() : business,
            asked.policy().zone());
    boolean overdue = !asked.now().isBefore(at);
    facts.turnsAt(overdue ? null : at);
    due.add(new Due(what, within.toString(), risk, at, overdue));
  }

  /// Whether a person who is not the author said something on it.
  private boolean reviewed() {
    Change change = facts.asked().change();
    return change.reviews().stream()
        .map(Review::by)
        .anyMatch(by -> !by.bot() && !by.login().equals(change.pull().author().login()));
  }

  private static boolean unapproved(RuleFound rule) {
    return (rule.state() == State.WAITING || rule.state() == State.UNMET)
        && rule.findings().stream().anyMatch(ServiceTimes::unapproved);
  }

  private static boolean unapproved(Finding finding) {
    return finding.state().compareTo(State.MET) > 0
        && switch (finding) {
          case Finding.HeadCount _, Finding.Seat _, Finding.Owned _, Finding.ChangesAsked _ -> true;
          case Finding.Alternatives any ->
              any.alternatives().stream().flatMap(List::stream).anyMatch(ServiceTimes::unapproved);
          case Finding _ -> false;
        };
  }
}
