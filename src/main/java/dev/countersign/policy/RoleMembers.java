package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Person;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who is in which role, as far as teams can be seen.
public record RoleMembers(Policy policy, People people) {

  /// Who is in which role at a moment, by the rotas of the base branch too.
  ///
  /// @param texts files of the base branch, by their paths
  public static RoleMembers on(
      Policy policy, Map<String, String> texts, People people, Instant moment) {
    return new RoleMembers(OnDuty.of(policy, texts, people, moment).policy(), people);
  }

  /// Whether somebody is in a role through any of its entries.
  public Truth has(String roleId, Login login) {
    Role role = policy.role(roleId);
    if (role.schedule() != null) {
      return Truth.UNKNOWN;
    }
    boolean named = role.users().contains(login) || permitted(role, login);
    return named ? Truth.YES : inTeams(role.teams(), login);
  }

  /// Whether somebody is in one of the teams.
  Truth inTeams(Collection<TeamName> teams, Login login) {
    return teams.stream().map(team -> inTeam(team, login)).reduce(Truth.NO, Truth::or);
  }

  private Truth inTeam(TeamName team, Login login) {
    return switch (people.team(team)) {
      case People.Team.Members(Set<Login> logins) -> Truth.of(logins.contains(login));
      case People.Team.Unseen _ -> Truth.UNKNOWN;
    };
  }

  private boolean permitted(Role role, Login login) {
    return role.permission() != null && people.permissionOf(login).atLeast(role.permission());
  }

  /// Everybody who is known to be in the role, by name.
  public List<Login> known(String roleId) {
    Role role = policy.role(roleId);
    return role.schedule() == null ? List.copyOf(listed(role)) : List.of();
  }

  /// Everybody who is in it by its entries, whoever's turn it is.
  Set<Login> listed(Role role) {
    Set<Login> members = new TreeSet<>(role.users());
    for (TeamName team : role.teams()) {
      if (people.team(team) instanceof People.Team.Members(Set<Login> logins)) {
        members.addAll(logins);
      }
    }
    people.permissions().keySet().stream()
        .filter(login -> permitted(role, login))
        .forEach(members::add);
    return members;
  }

  /// Teams of the role that cannot be seen.
  List<TeamName> unseen(String roleId) {
    return unseen(policy.role(roleId).teams());
  }

  List<TeamName> unseen(Collection<TeamName> teams) {
    return teams.stream()
        .filter(team -> people.team(team) instanceof People.Team.Unseen)
        .sorted()
        .toList();
  }

  /// Whether the role has nobody.
  Truth empty(String roleId) {
    if (!known(roleId).isEmpty()) {
      return Truth.NO;
    }
    return unseen(roleId).isEmpty() && policy.role(roleId).schedule() == null
        ? Truth.YES
        : Truth.UNKNOWN;
  }

  static boolean is(Collection<String> users, Person person) {
    return users.stream().anyMatch(user -> user.equalsIgnoreCase(person.login().value()));
  }
}
