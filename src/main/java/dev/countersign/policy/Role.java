package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.TeamName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part that people play in a policy; who is in it through any entry is in it.
///
/// @param title what people read
/// @param schedule a file of the base branch with the rota, of which only those whose turn it is
///   are in it, null where there is none; where it stands in a judgement, it or a team of the role
///   could not be read
/// @param permission anyone with at least that is in it; null where permission puts nobody in it
public record Role(
    String id,
    String title,
    Set<Login> users,
    List<TeamName> teams,
    @Nullable Permission permission,
    @Nullable String schedule) {
  public Role {
    users = Ordered.set(users);
    teams = List.copyOf(teams);
  }

  /// A role without a rota.
  public Role(
      String id,
      String title,
      Set<Login> users,
      List<TeamName> teams,
      @Nullable Permission permission) {
    this(id, title, users, teams, permission, null);
  }
}
