package dev.countersign.github;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.TeamName;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.PullId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads who may do what: teams, and permissions.
final class PeopleReading {
  private static final Pattern TEAM = Pattern.compile("(?<=\\s)@([A-Za-z0-9-]+)/([A-Za-z0-9._-]+)");
  private static final int MOST_TEAMS = 400;

  private final Teams teams;
  private final Collaborators collaborators;

  PeopleReading(Teams teams, Collaborators collaborators) {
    this.teams = teams;
    this.collaborators = collaborators;
  }

  /// @param reviewers what GitHub says of reviewers, used for those that no list has
  People read(PullId id, Wanted wanted, BaseFiles base, Map<Login, Permission> reviewers) {
    Set<TeamName> names = new TreeSet<>(wanted.teams());
    if (wanted.codeOwners()) {
      names.addAll(owners(base));
    }
    if (names.size() > MOST_TEAMS) {
      throw new Facts.Missing(
          "The policy and CODEOWNERS name " + names.size() + " teams, too many to be read.");
    }
    Map<Login, Permission> permissions = new HashMap<>(reviewers);
    if (wanted.collaborators()) {
      permissions.putAll(collaborators.of(id.installation(), id.repo()));
    }
    return new People(permissions, teams.of(id.installation(), names));
  }

  void forget(long installation) {
    teams.forget(installation);
    collaborators.forget(installation);
  }

  /// The teams that the CODEOWNERS in force names.
  private static Set<TeamName> owners(BaseFiles base) {
    Set<TeamName> names = new TreeSet<>();
    for (String place : BaseReading.CODEOWNERS) {
      String text = base.texts().get(place);
      if (text == null) {
        continue;
      }
      Matcher team = TEAM.matcher(text);
      while (team.find()) {
        names.add(new TeamName(team.group(1), team.group(2)));
      }
      return names;
    }
    return names;
  }
}
