package dev.countersign.wording;

import dev.countersign.policy.Policy;
import dev.countersign.policy.PolicyReview;
import dev.countersign.policy.Verdict.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What is due when: a change's review and approval, a rollback, and the review of the policy
/// itself.
record DueTimes(Policy policy, Instant now) {

  String of(Due due) {
    String at = Times.at(due.at(), now, policy.zone());
    String risk = due.risk() == null ? "" : " for risk " + Harmless.text(due.risk(), 40);
    String why = Harmless.text(due.within(), 40) + risk;
    return due.overdue()
        ? "The %s is overdue since %s (%s).".formatted(due.what(), at, why)
        : "The %s is due by %s (%s).".formatted(due.what(), at, why);
  }

  /// Nothing while the policy's own review is not overdue.
  List<String> ofPolicy() {
    PolicyReview review = policy.oversight().review();
    if (review == null || !review.overdue(LocalDate.ofInstant(now, policy.zone()))) {
      return List.of();
    }
    String owner = policy.owner();
    String who = owner == null ? "whoever keeps it" : policy.role(owner).title();
    return List.of(
        "The policy itself was to be reviewed by %s: %s is to read it again and to set the next date."
            .formatted(review.next(), Harmless.text(who, 80)));
  }
}
