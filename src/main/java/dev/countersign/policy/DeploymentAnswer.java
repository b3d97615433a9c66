package dev.countersign.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy says of a deployment at one moment.
///
/// @param observing whether the policy only says what it would have said
/// @param risk the risk of the riskiest change in it, null where it is not rated or not known
/// @param again when the same facts may lead to another answer; null where only other facts do
public record DeploymentAnswer(
    Outcome outcome,
    boolean observing,
    List<DeploymentFinding> findings,
    @Nullable String risk,
    @Nullable Instant again) {
  public DeploymentAnswer {
    findings = List.copyOf(findings);
  }

  /// What it all comes to, mildest first.
  public enum Outcome {
    APPROVED,
    /// On a time, or on people.
    WAITING,
    REJECTED
  }
}
