package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import java.time.Instant;

/// What is before the judge: a change, the policy it is judged by, who may do what, and when.
///
/// @param policy as it stands then: see [OnDuty]
record Case(Policy policy, Change change, People people, Instant now, OnDuty duty) {
  Case(Policy policy, Change change, People people, Instant now) {
    this(OnDuty.of(policy, change.base().texts(), people, now), change, people, now);
  }

  private Case(OnDuty duty, Change change, People people, Instant now) {
    this(duty.policy(), change, people, now, duty);
  }
}
