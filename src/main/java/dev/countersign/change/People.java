package dev.countersign.change;

import java.util.Map;
import java.util.Set;

/// Who may do what, as GitHub showed it when the change was read.
///
/// @param permissions every account known to have a permission on the repository
/// @param teams every team that the policy or CODEOWNERS names, as far as it can be seen
public record People(Map<Login, Permission> permissions, Map<TeamName, Team> teams) {
  public People {
    permissions = Map.copyOf(permissions);
    teams = Map.copyOf(teams);
  }

  /// A team as it can be seen.
  public sealed interface Team {
    /// Its members, those of its child teams among them.
    record Members(Set<Login> logins) implements Team {
      public Members {
        logins = Set.copyOf(logins);
      }
    }

    /// It does not exist, or the app cannot see it.
    record Unseen() implements Team {}
  }

  /// The permission of an account; one that is not known has none.
  public Permission permissionOf(Login login) {
    return permissions.getOrDefault(login, Permission.NONE);
  }

  public boolean canWrite(Login login) {
    return permissionOf(login).atLeast(Permission.WRITE);
  }

  /// The team, [Team.Unseen] where nothing is known of it.
  public Team team(TeamName name) {
    return teams.getOrDefault(name, new Team.Unseen());
  }
}
