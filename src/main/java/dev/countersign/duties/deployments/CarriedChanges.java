package dev.countersign.duties.deployments;

import dev.countersign.change.Login;
import dev.countersign.change.Sha;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Rollouts;
import dev.countersign.forge.Rollouts.Carried;
import dev.countersign.forge.Rollouts.Place;
import dev.countersign.gate.Aftermath;
import dev.countersign.gate.Rollout;
import dev.countersign.gate.Subject;
import dev.countersign.policy.duty.Happening;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the changes that a deployment carried, or rolled back, that it did.
record CarriedChanges(Rollouts rollouts, Aftermath aftermath) {
  private static final Logger LOG = LoggerFactory.getLogger(CarriedChanges.class);

  /// GitHub's name for an account that is not known.
  private static final Login SOMEBODY = new Login("ghost");

  /// Where an environment came from.
  ///
  /// @param last what succeeded there before
  /// @param back whether it went back to an earlier commit
  record Move(Sha last, boolean back) {}

  void tell(Subject.Duty duty, Rollout.Ended ended, Move move, Instant now) {
    if (move.last().equals(ended.commit())) {
      return;
    }
    Place place = new Place(duty.installation(), duty.repo());
    Sha from = move.back() ? ended.commit() : move.last();
    Sha to = move.back() ? move.last() : ended.commit();
    String branch = rollouts.line(place, to).branch();
    List<Carried> carried = rollouts.between(place, branch, from, to).orElse(List.of());
    if (carried.isEmpty()) {
      LOG.atWarn().addKeyValue("repo", duty.repo()).log("what a deployment carried is not known");
    }
    Happening happening =
        move.back()
            ? new Happening.RolledBack(now, SOMEBODY, ended.environment())
            : new Happening.Deployed(now, SOMEBODY, ended.environment(), ended.state());
    carried.stream()
        .flatMap(one -> one.pulls().stream())
        .distinct()
        .map(number -> new PullId(duty.installation(), duty.repo(), number))
        .forEach(
            pull -> aftermath.happened(pull, "deployment " + ended.deployment(), happening, now));
  }
}
