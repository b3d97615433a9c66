package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.Login;
import dev.countersign.change.People.Team;
import dev.countersign.change.TeamName;
import dev.countersign.github.GraphQl.Said;
import dev.countersign.github.GraphQl.Wrong;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/// Members of teams, those of child teams among them. Kept for ten minutes, or until a membership
/// changes.
final class Teams {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int AT_ONCE = 40;
  private static final int MOST_PAGES = 100;

  private final GraphQl graphql;
  private final AtomicLong forgotten = new AtomicLong();
  private final Cache<Key, Team> teams;

  private record Key(long installation, TeamName name) {}

  Teams(GraphQl graphql, InstantSource clock) {
    this.graphql = graphql;
    this.teams =
        Caffeine.newBuilder()
            .maximumSize(20_000)
            .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
            .expireAfterWrite(KEPT)
            .build();
  }

  void forget(long installation) {
    forgotten.incrementAndGet();
    teams.asMap().keySet().removeIf(key -> key.installation() == installation);
  }

  Map<TeamName, Team> of(long installation, Collection<TeamName> wanted) {
    Map<TeamName, Team> found = new TreeMap<>();
    Set<TeamName> unknown = new TreeSet<>();
    for (TeamName name : wanted) {
      Team team = teams.getIfPresent(new Key(installation, name));
      if (team == null) {
        unknown.add(name);
      } else {
        found.put(name, team);
      }
    }
    List<TeamName> rest = new ArrayList<>(unknown);
    for (int i = 0; i < rest.size(); i += AT_ONCE) {
      found.putAll(fresh(installation, rest.subList(i, Math.min(rest.size(), i + AT_ONCE))));
    }
    return found;
  }

  /// What is read while a membership changes may be of before: it is used, and not kept.
  private Map<TeamName, Team> fresh(long installation, List<TeamName> names) {
    long before = forgotten.get();
    Map<TeamName, Team> read = ask(installation, names);
    if (forgotten.get() == before) {
      read.forEach((name, team) -> teams.put(new Key(installation, name), team));
    }
    return read;
  }

  private Map<TeamName, Team> ask(long installation, List<TeamName> names) {
    StringBuilder declared = new StringBuilder("query Teams($page: Int!");
    StringBuilder asked = new StringBuilder();
    Map<String, Object> variables = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      declared.append(", $o%d: String!, $t%d: String!".formatted(i, i));
      asked.append(
          " t%d: organization(login: $o%d) { team(slug: $t%d) { ...Members } }\n"
              .formatted(i, i, i));
      variables.put("o" + i, names.get(i).org());
      variables.put("t" + i, names.get(i).slug());
    }
    Said said =
        graphql.ask(
            Access.judging(installation),
            Documents.whole(declared + ") {\n" + asked + "}"),
            variables);
    Map<TeamName, Team> teams = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      teams.put(names.get(i), team(installation, names.get(i), "t" + i, said));
    }
    return teams;
  }

  private Team team(long installation, TeamName name, String alias, Said said) {
    List<Wrong> wrong =
        said.wrong().stream().filter(each -> (each.path() + ".").startsWith(alias + ".")).toList();
    for (Wrong each : wrong) {
      if (!each.type().equals("NOT_FOUND") && !each.type().equals("FORBIDDEN")) {
        throw new Facts.Missing(
            "GitHub could not tell who is in the team " + name + ": " + each.message());
      }
    }
    JsonNode team = said.data().path(alias).path("team");
    return wrong.isEmpty() && team.isObject()
        ? members(installation, name, team)
        : new Team.Unseen();
  }

  private Team members(long installation, TeamName name, JsonNode first) {
    Set<Login> logins = new HashSet<>();
    JsonNode members = Facts.object(first, "members");
    for (int i = 0; i < MOST_PAGES; i++) {
      for (JsonNode node : members.path("nodes")) {
        logins.add(new Login(Facts.text(node, "login")));
      }
      JsonNode info = Facts.object(members, "pageInfo");
      if (!Facts.flag(info, "hasNextPage")) {
        return new Team.Members(logins);
      }
      members = more(installation, name, Facts.text(info, "endCursor"));
    }
    throw new Facts.Missing("The team " + name + " is too large to be read whole.");
  }

  private JsonNode more(long installation, TeamName name, String after) {
    Said said =
        graphql.ask(
            Access.judging(installation),
            Documents.of("more-members"),
            Map.of("org", name.org(), "slug", name.slug(), "after", after));
    if (!said.wrong().isEmpty()) {
      throw new Facts.Missing("GitHub could not tell all members of the team " + name + ".");
    }
    JsonNode team = Facts.object(Facts.object(said.data(), "organization"), "team");
    return Facts.object(team, "members");
  }
}
