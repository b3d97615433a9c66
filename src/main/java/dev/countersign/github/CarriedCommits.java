package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Sha;
import dev.countersign.forge.Rollouts.Carried;
import dev.countersign.forge.Rollouts.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The commits between two, and the pull requests that brought them.
final class CarriedCommits {
  private static final int MOST = 1000;
  private static final int AT_ONCE = 50;
  private static final int MOST_PULLS = 20;

  private final Rest rest;
  private final GraphQl graphql;

  CarriedCommits(Rest rest, GraphQl graphql) {
    this.rest = rest;
    this.graphql = graphql;
  }

  /// Empty where they are not told in full.
  Optional<List<Carried>> between(Place place, String branch, Sha from, Sha to) {
    Optional<Set<Sha>> commits = commits(place, from, to);
    if (commits.isEmpty()) {
      return Optional.empty();
    }
    List<Carried> carried = new ArrayList<>();
    List<Sha> all = List.copyOf(commits.get());
    for (int at = 0; at < all.size(); at += AT_ONCE) {
      carried.addAll(carried(place, branch, all.subList(at, Math.min(all.size(), at + AT_ONCE))));
    }
    return Optional.of(carried);
  }

  private Optional<Set<Sha>> commits(Place place, Sha from, Sha to) {
    String path = Rest.path(place.repo()) + "/compare/" + from + "..." + to + "?per_page=100&page=";
    Set<Sha> commits = new LinkedHashSet<>();
    try {
      for (int page = 1; ; page++) {
        JsonNode told = rest.get(GitHubRollouts.access(place), path + page).json();
        int before = commits.size();
        told.path("commits").forEach(commit -> commits.add(Facts.sha(commit, "sha")));
        long total = Facts.number(told, "total_commits");
        if (commits.size() >= total) {
          return Optional.of(commits);
        }
        if (total > MOST || commits.size() == before) {
          return Optional.empty();
        }
      }
    } catch (Refused refused) {
      if (refused.gone() || refused.status() == 422) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private List<Carried> carried(Place place, String branch, List<Sha> commits) {
    StringBuilder asked = new StringBuilder();
    for (int i = 0; i < commits.size(); i++) {
      asked.append(
          """
              c%d: object(oid: "%s") {
                ... on Commit {
                  associatedPullRequests(first: %d) {
                    totalCount
                    nodes { number merged baseRefName }
                  }
                }
              }
          """
              .formatted(i, commits.get(i), MOST_PULLS));
    }
    String document =
        """
        query DeployedCommits($owner: String!, $name: String!) {
          repository(owner: $owner, name: $name) {
        %s  }
        }
        """
            .formatted(asked);
    GraphQl.Said said =
        graphql.ask(
            GitHubRollouts.access(place),
            document,
            Map.of("owner", place.repo().owner(), "name", place.repo().name()));
    JsonNode repository = Facts.object(said.data(), "repository");
    List<Carried> carried = new ArrayList<>();
    for (int i = 0; i < commits.size(); i++) {
      JsonNode told = repository.path("c" + i).path("associatedPullRequests");
      carried.add(new Carried(commits.get(i), pulls(told, branch)));
    }
    return carried;
  }

  /// None where they are not told: the commit then has no record.
  private static List<Integer> pulls(JsonNode told, String branch) {
    return told.path("nodes")
        .valueStream()
        .filter(pull -> pull.path("merged").asBoolean(false))
        .filter(pull -> pull.path("baseRefName").asText("").equals(branch))
        .map(pull -> (int) Facts.number(pull, "number"))
        .sorted()
        .toList();
  }
}
