package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Role;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Who is who in a scenario: the people, and the roles they are put in beside those of the policy.
///
/// @param roles role to those who are put in it
public record Cast(Map<String, Set<Login>> roles, People people) {
  public Cast {
    roles = Map.copyOf(roles);
  }

  /// The policy, with these people in their roles.
  Policy playing(Policy policy) {
    Map<String, Role> all = new LinkedHashMap<>(policy.roles());
    all.replaceAll((id, role) -> with(role, roles.getOrDefault(id, Set.of())));
    return policy.withRoles(all);
  }

  private static Role with(Role role, Set<Login> more) {
    Set<Login> users = new HashSet<>(role.users());
    users.addAll(more);
    return new Role(
        role.id(), role.title(), users, role.teams(), role.permission(), role.schedule());
  }
}
