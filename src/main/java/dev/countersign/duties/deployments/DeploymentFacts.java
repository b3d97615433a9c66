package dev.countersign.duties.deployments;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import dev.countersign.duties.deployments.DeploymentKeeper.Desk;
import dev.countersign.forge.Rollouts;
import dev.countersign.forge.Rollouts.Carried;
import dev.countersign.forge.Rollouts.Line;
import dev.countersign.forge.Rollouts.Place;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Rollout;
import dev.countersign.ledger.Deployments;
import dev.countersign.policy.Deployment;
import dev.countersign.policy.Deployment.Part;
import dev.countersign.policy.DeploymentGate;
import dev.countersign.policy.Interests;
import dev.countersign.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out what a policy asks about a deployment: from what was recorded where it can, else by
/// asking.
final class DeploymentFacts {
  private final Rollouts rollouts;
  private final Deployments deployments;
  private final ChangeRecords records;

  DeploymentFacts(Ports ports, Desk desk) {
    this.rollouts = desk.rollouts();
    this.deployments = desk.deployments();
    this.records = new ChangeRecords(ports);
  }

  ChangeRecords records() {
    return records;
  }

  Deployment read(Policy policy, Place place, Rollout.Asked asked) {
    DeploymentGate gate = policy.gate(asked.environment());
    if (gate == null) {
      return new Deployment(
          asked.environment(),
          asked.commit(),
          asked.by(),
          Truth.UNKNOWN,
          null,
          null,
          Set.of(),
          Map.of());
    }
    Line line = rollouts.line(place, asked.commit());
    return new Deployment(
        asked.environment(),
        asked.commit(),
        asked.by(),
        line.reachable(),
        succeededIn(gate, place, asked.commit()),
        changes(policy, place, line, asked),
        gate.approvals() == null
            ? Set.of()
            : rollouts.approvedBy(place, asked.run(), asked.environment()),
        calendars(policy, gate, place, line));
  }

  /// Null where it cannot be told of one that it did not succeed there.
  private @Nullable Set<String> succeededIn(DeploymentGate gate, Place place, Sha commit) {
    Set<String> succeeded = new HashSet<>();
    for (String environment : gate.succeededFirst()) {
      Truth truth =
          deployments.succeeded(place.repo(), environment, commit)
              ? Truth.YES
              : rollouts.succeeded(place, environment, commit);
      if (truth == Truth.UNKNOWN) {
        return null;
      }
      if (truth == Truth.YES) {
        succeeded.add(environment);
      }
    }
    return succeeded;
  }

  private @Nullable List<Part> changes(Policy policy, Place place, Line line, Rollout.Asked asked) {
    Optional<Sha> last =
        deployments
            .lastSuccess(place.repo(), asked.environment())
            .or(() -> rollouts.lastSuccess(place, asked.environment()));
    if (last.isEmpty()) {
      return null;
    }
    if (last.get().equals(asked.commit())) {
      return List.of();
    }
    return rollouts
        .between(place, line.branch(), last.get(), asked.commit())
        .map(carried -> parts(policy, place, carried))
        .orElse(null);
  }

  /// Each change once; a commit that no merged pull request brought is a change of its own.
  private List<Part> parts(Policy policy, Place place, List<Carried> commits) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (Carried commit : commits) {
      if (commit.pulls().isEmpty()) {
        String name = "commit " + commit.commit().brief();
        parts.put(name, Part.unrecorded(name));
      }
      for (int number : commit.pulls()) {
        parts.computeIfAbsent("#" + number, _ -> records.of(policy, place.repo(), number));
      }
    }
    return new ArrayList<>(parts.values());
  }

  private Map<String, String> calendars(
      Policy policy, DeploymentGate gate, Place place, Line line) {
    Set<String> files = Interests.of(policy).calendars();
    boolean rotas = gate.approvals() != null && !gate.approvals().from().isEmpty();
    boolean asked = rotas || gate.noFreeze() || !gate.windows().isEmpty();
    return asked && !files.isEmpty() ? rollouts.texts(place, line.tip(), files) : Map.of();
  }

  /// Those who approved, and the teams that the policy asks them to be of.
  People people(Policy policy, Place place, Deployment deployment) {
    Set<TeamName> teams = new HashSet<>();
    DeploymentGate gate = policy.gate(deployment.environment());
    if (gate != null && gate.approvals() != null) {
      gate.approvals().from().forEach(role -> teams.addAll(policy.role(role).teams()));
    }
    Set<Login> approvers = deployment.approvedBy();
    return approvers.isEmpty()
        ? new People(Map.of(), Map.of())
        : rollouts.people(place, approvers, teams);
  }
}
