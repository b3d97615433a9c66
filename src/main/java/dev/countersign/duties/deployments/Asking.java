package dev.countersign.duties.deployments;

import dev.countersign.forge.Rollouts.Place;
import dev.countersign.gate.Rollout;
import dev.countersign.gate.Subject;
import dev.countersign.ledger.Deployments.Answer;
import dev.countersign.ledger.Deployments.Gate;
import java.time.Instant;

/// One look at a run that asks whether it may deploy.
///
/// @param before what was said to it before
record Asking(Subject.Duty duty, Rollout.Asked asked, Gate gate, Answer before, Instant now) {
  Place place() {
    return new Place(duty.installation(), duty.repo());
  }
}
