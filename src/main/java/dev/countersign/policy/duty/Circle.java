package dev.countersign.policy.duty;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.policy.Policy;
import dev.countersign.policy.RoleMembers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Those whom a change's obligations are about: who wrote it, and who is in which role.
///
/// @param members who is in which role at a moment
public record Circle(Policy policy, Function<Instant, RoleMembers> members, Login author) {

  /// Those around a change, by the rotas of its base branch too.
  public static Circle of(Policy policy, Change change, People people) {
    return new Circle(
        policy,
        moment -> RoleMembers.on(policy, change.base().texts(), people, moment),
        change.pull().author().login());
  }

  /// Whether somebody is known to be in one of the roles at that moment.
  boolean in(Collection<String> roles, Login who, Instant moment) {
    RoleMembers then = members.apply(moment);
    return known(roles).anyMatch(role -> then.has(role, who).certain());
  }

  private java.util.stream.Stream<String> known(Collection<String> roles) {
    return roles.stream().filter(policy.roles()::containsKey);
  }

  List<Login> everybody(String role, Instant moment) {
    RoleMembers then = members.apply(moment);
    return known(List.of(role)).flatMap(one -> then.known(one).stream()).toList();
  }
}
