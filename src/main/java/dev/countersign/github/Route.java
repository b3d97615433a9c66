package dev.countersign.github;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The pattern of a path: GitHub's own words stay, everything else is `{}`.
final class Route {
  private static final Set<String> WORDS =
      Set.of(
          "access_tokens",
          "activity",
          "annotations",
          "api",
          "app",
          "attempts",
          "blobs",
          "branches",
          "check-runs",
          "check-suites",
          "collaborators",
          "commits",
          "compare",
          "deliveries",
          "files",
          "git",
          "graphql",
          "hook",
          "installation",
          "installations",
          "issues",
          "labels",
          "permission",
          "protection",
          "pulls",
          "repos",
          "repositories",
          "requested_reviewers",
          "rules",
          "trees",
          "v3");

  private Route() {}

  static String of(String path) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    boolean repo = parts.contains("repos");
    int owner = parts.indexOf("repos") + 1;
    return java.util.stream.IntStream.range(0, parts.size())
        .mapToObj(i -> (repo && (i == owner || i == owner + 1)) ? "{}" : word(parts.get(i)))
        .collect(Collectors.joining("/"));
  }

  private static String word(String part) {
    return part.isEmpty() || WORDS.contains(part) ? part : "{}";
  }
}
