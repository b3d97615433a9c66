package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.People.Team;
import dev.countersign.change.TeamName;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Who is in which role or team, as far as teams can be seen, looked up once. Whether they may
/// approve is another question.
final class Membership {
  private final Policy policy;
  private final People people;
  private final Map<String, NavigableSet<Login>> known = new HashMap<>();

  Membership(Policy policy, People people) {
    this.policy = policy;
    this.people = people;
    RoleMembers members = new RoleMembers(policy, people);
    policy
        .roles()
        .keySet()
        .forEach(id ->
            known.put(id, Collections.unmodifiableNavigableSet(new TreeSet<>(members.known(id)))));
  }

  /// Everybody who is seen to be in it.
  NavigableSet<Login> in(String role) {
    policy.role(role);
    return known.getOrDefault(role, Collections.emptyNavigableSet());
  }

  String title(String role) {
    return policy.role(role).title();
  }

  /// The teams that it takes people from.
  List<TeamName> teams(String role) {
    return policy.role(role).teams();
  }

  /// Its teams that do not exist or cannot be seen.
  List<TeamName> unseen(String role) {
    return teams(role).stream().filter(team -> !seen(team)).toList();
  }

  boolean seen(TeamName team) {
    return people.team(team) instanceof Team.Members;
  }

  /// The members of a team; nobody where it cannot be seen.
  NavigableSet<Login> of(TeamName team) {
    return switch (people.team(team)) {
      case Team.Members(var logins) -> new TreeSet<>(logins);
      case Team.Unseen unseen -> Collections.emptyNavigableSet();
    };
  }
}
