package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Truth;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The approvals of a deployment: who gave one that counts, by the rotas of the roles they are
/// wanted from.
final class DeploymentApprovals {
  private final DeploymentGate.Approvals wanted;
  private final Deployment asked;
  private final People people;
  private final OnDuty duty;

  DeploymentApprovals(
      DeploymentGate.Approvals wanted,
      Policy policy,
      Deployment asked,
      People people,
      Instant now) {
    this.wanted = wanted;
    this.asked = asked;
    this.people = people;
    this.duty = OnDuty.of(only(policy, wanted.from()), asked.texts(), people, now);
  }

  /// No other role's rota matters, nor who is away.
  private static Policy only(Policy policy, List<String> roles) {
    Map<String, Role> some = new LinkedHashMap<>();
    roles.forEach(role -> some.put(role, policy.role(role)));
    return policy.withRoles(some).withAsking(Asking.usual());
  }

  DeploymentFinding.Approved finding() {
    List<Login> given = asked.approvedBy().stream().filter(this::counts).sorted().toList();
    boolean met = given.size() >= wanted.count();
    return new DeploymentFinding.Approved(
        met ? Outcome.APPROVED : Outcome.WAITING,
        wanted.count(),
        given,
        wanted.from().stream().map(role -> duty.policy().role(role).title()).toList(),
        met ? List.of() : gaps());
  }

  /// Nobody approves what they asked for.
  private boolean counts(Login login) {
    RoleMembers members = new RoleMembers(duty.policy(), people);
    boolean may =
        wanted.from().isEmpty()
            ? people.canWrite(login)
            : wanted.from().stream().anyMatch(role -> members.has(role, login) == Truth.YES);
    return may && !login.equals(asked.by());
  }

  /// Before somebody approved no team is looked at.
  private List<String> gaps() {
    return asked.approvedBy().isEmpty() ? List.of() : duty.gaps();
  }

  /// When a rota changes next; null where none does.
  @Nullable Instant turns() {
    return duty.turns();
  }
}
