package dev.countersign.policy.duty;

import dev.countersign.change.Login;
import dev.countersign.policy.Policy;
import dev.countersign.policy.RoleMembers;
import java.util.Collection;
import java.util.List;

/// Those whom a change's obligations are about: who wrote it, and who is in which role.
public record Circle(Policy policy, RoleMembers members, Login author) {

  /// Whether somebody is known to be in one of the roles.
  boolean in(Collection<String> roles, Login who) {
    return known(roles).anyMatch(role -> members.has(role, who).certain());
  }

  private java.util.stream.Stream<String> known(Collection<String> roles) {
    return roles.stream().filter(policy.roles()::containsKey);
  }

  List<Login> everybody(String role) {
    return known(List.of(role)).flatMap(one -> members.known(one).stream()).toList();
  }
}
