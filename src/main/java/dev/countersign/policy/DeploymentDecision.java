package dev.countersign.policy;

import dev.countersign.change.People;
import dev.countersign.change.Truth;
import dev.countersign.policy.Deployment.Part;
import dev.countersign.policy.Deployment.Standing;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One decision on a deployment: a pure function of the policy, the facts and the time. What is not
/// known takes the stricter reading.
public final class DeploymentDecision {
  private final Policy policy;
  private final Deployment asked;
  private final People people;
  private final Instant now;
  private final DeploymentTiming timing;
  private final List<DeploymentFinding> findings = new ArrayList<>();

  private DeploymentDecision(Policy policy, Deployment asked, People people, Instant now) {
    this.policy = policy;
    this.asked = asked;
    this.people = people;
    this.now = now;
    this.timing = new DeploymentTiming(policy, asked, now);
  }

  /// Decides.
  ///
  /// @param people those who approved, with their permissions, and every team that a role of the
  ///   policy names
  public static DeploymentAnswer of(Policy policy, Deployment asked, People people, Instant now) {
    return new DeploymentDecision(policy, asked, people, now).answer();
  }

  private DeploymentAnswer answer() {
    DeploymentGate gate = policy.gate(asked.environment());
    if (gate == null) {
      findings.add(new DeploymentFinding.Ungoverned(Outcome.REJECTED, asked.environment()));
    } else {
      history(gate);
      findings.addAll(timing.findings(gate));
    }
    Instant turns = gate == null ? null : earliest(timing.turns(), approvals(gate));
    Outcome outcome =
        findings.stream()
            .map(DeploymentFinding::outcome)
            .max(Comparator.naturalOrder())
            .orElse(Outcome.APPROVED);
    return new DeploymentAnswer(
        outcome,
        policy.observing(),
        findings,
        timing.risk(),
        outcome == Outcome.WAITING ? turns : null);
  }

  private void history(DeploymentGate gate) {
    if (gate.reachable()) {
      findings.add(new DeploymentFinding.Reachable(unless(asked.reachable()), asked.reachable()));
    }
    for (String environment : gate.succeededFirst()) {
      Truth succeeded = succeededIn(environment);
      findings.add(new DeploymentFinding.Before(unless(succeeded), environment, succeeded));
    }
    if (gate.changesRecorded()) {
      findings.add(records());
    }
  }

  private static Outcome unless(Truth truth) {
    return truth == Truth.YES ? Outcome.APPROVED : Outcome.REJECTED;
  }

  /// Names of environments differ in more than letter case.
  private Truth succeededIn(String environment) {
    Set<String> known = asked.succeededIn();
    return known == null
        ? Truth.UNKNOWN
        : Truth.of(known.stream().anyMatch(environment::equalsIgnoreCase));
  }

  private DeploymentFinding records() {
    List<String> missing = named(Standing.NOT_RECORDED);
    boolean known = asked.changes() != null;
    return new DeploymentFinding.Records(
        known && missing.isEmpty() ? Outcome.APPROVED : Outcome.REJECTED,
        known,
        missing,
        named(Standing.EXCEPTED));
  }

  private List<String> named(Standing standing) {
    return asked.parts().stream()
        .filter(part -> part.standing() == standing)
        .map(Part::name)
        .toList();
  }

  /// When a rota changes who may approve; null where none does.
  private @Nullable Instant approvals(DeploymentGate gate) {
    if (gate.approvals() == null) {
      return null;
    }
    DeploymentApprovals approvals =
        new DeploymentApprovals(gate.approvals(), policy, asked, people, now);
    DeploymentFinding.Approved finding = approvals.finding();
    findings.add(finding);
    return finding.outcome() == Outcome.WAITING ? approvals.turns() : null;
  }

  private static @Nullable Instant earliest(@Nullable Instant... moments) {
    return Stream.of(moments).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
