package dev.countersign.rulebook.scenarios;

import dev.countersign.change.CodeOwners;
import dev.countersign.change.Login;
import dev.countersign.change.Owner;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.TeamName;
import dev.countersign.policy.Interests;
import dev.countersign.policy.Policy;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.Problems;
import dev.countersign.rulebook.Shown;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the people of a scenario file.
final class CastReader {
  private static final Set<String> KEYS = Set.of("roles", "teams", "permission");
  private static final List<String> PERMISSIONS =
      Arrays.stream(Permission.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

  private final Problems problems;
  private final Policy policy;
  private final String organisation;
  private final Map<Login, Permission> permissions = new HashMap<>();
  private final Map<String, Set<Login>> roles = new HashMap<>();
  private final Map<TeamName, Set<Login>> teams = new HashMap<>();

  CastReader(Problems problems, Policy policy, String organisation) {
    this.problems = problems;
    this.policy = policy;
    this.organisation = organisation;
    Interests.of(policy).teams().forEach(team -> teams.put(team, new HashSet<>()));
  }

  CastReader read(@Nullable Entry people) {
    if (people != null) {
      people.fields().fields().forEach(field -> read(people, field));
    }
    return this;
  }

  private void read(Entry people, Node.Field field) {
    Login login = people.read(field.key(), "a name of `people`", "a login", Login::new);
    if (login == null) {
      return;
    }
    if (field.value() instanceof Node.Items items) {
      permissions.put(login, Permission.WRITE);
      items.items().forEach(item -> role(people, item, login));
      return;
    }
    Entry entry = Entry.of(field.value(), Shown.quoted(field.name()), problems, KEYS);
    String permission = entry.choice("permission", PERMISSIONS, "write");
    permissions.put(login, Permission.valueOf(String.valueOf(permission).toUpperCase(Locale.ROOT)));
    entry.items("roles").forEach(item -> role(entry, item, login));
    entry
        .items("teams")
        .forEach(item -> {
          TeamName team = team(entry, item);
          if (team != null) {
            teams.computeIfAbsent(team, _ -> new HashSet<>()).add(login);
          }
        });
  }

  private void role(Entry entry, Node item, Login login) {
    if (entry.isOneOf(item, "roles", policy.roles().keySet())
        && item instanceof Node.Text(String role, var _, var _)) {
      roles.computeIfAbsent(role, _ -> new HashSet<>()).add(login);
    }
  }

  @Nullable TeamName team(Entry entry, Node item) {
    return entry.read(item, "`teams`", "a team", text -> TeamName.of(text, organisation));
  }

  /// Everybody, where CODEOWNERS and the scenario name teams of their own.
  ///
  /// @param unseen teams that cannot be seen
  Cast cast(@Nullable String codeOwners, Set<TeamName> unseen) {
    Map<TeamName, People.Team> seen = new HashMap<>();
    namedBy(codeOwners).forEach(team -> seen.put(team, new People.Team.Members(Set.of())));
    teams.forEach((team, members) -> seen.put(team, new People.Team.Members(members)));
    unseen.forEach(team -> seen.put(team, new People.Team.Unseen()));
    return new Cast(roles, new People(permissions, seen));
  }

  private static List<TeamName> namedBy(@Nullable String codeOwners) {
    return codeOwners == null
        ? List.of()
        : CodeOwners.parse(codeOwners).lines().stream()
            .flatMap(line -> line.owners().stream())
            .filter(Owner.Team.class::isInstance)
            .map(owner -> ((Owner.Team) owner).name())
            .toList();
  }
}
