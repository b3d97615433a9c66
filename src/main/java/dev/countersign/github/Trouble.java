package dev.countersign.github;

import dev.countersign.github.GraphQl.Wrong;
import java.util.List;
import java.util.Map;

/// Says in sentences what GitHub could not answer, and which permission would help.
final class Trouble {
  /// The part of an answer to the permission that it needs.
  private static final Map<String, String> PERMISSIONS =
      Map.ofEntries(
          Map.entry("reviewRequests", "members: read (organisation)"),
          Map.entry("requestedReviewer", "members: read (organisation)"),
          Map.entry("statusCheckRollup", "checks: read and statuses: read"),
          Map.entry("commits", "contents: read"),
          Map.entry("closingIssuesReferences", "issues: read"),
          Map.entry("policy", "contents: read"),
          Map.entry("folder", "contents: read"),
          Map.entry("organisation", "contents: read"),
          Map.entry("mergeQueue", "merge_queues: read"));

  private static final String ORGANISATION = "organisation";
  private static final String PULL = "repository.pullRequest.";

  private Trouble() {}

  /// One sentence each, the same never twice.
  static List<String> sentences(List<Wrong> wrong) {
    return wrong.stream()
        .filter(each -> !harmless(each))
        .map(Trouble::sentence)
        .distinct()
        .toList();
  }

  /// What may be missing, since nothing is then taken to hold: an organisation without a `.github`
  /// repository, a fork that we may not see, an issue of a repository that we may not see.
  private static boolean harmless(Wrong wrong) {
    return wrong.notFound(ORGANISATION)
        || wrong.path().equals(PULL + "headRepository")
        || wrong.path().startsWith(PULL + "closingIssuesReferences.nodes.");
  }

  private static String sentence(Wrong wrong) {
    String place = wrong.path().isEmpty() ? "a part of its answer" : wrong.path();
    if (!wrong.type().equals("FORBIDDEN")) {
      return "GitHub could not tell " + place + ": " + wrong.message() + ".";
    }
    return "The app may not read "
        + place
        + ": grant it the permission "
        + permission(wrong.path())
        + " in its settings on GitHub.";
  }

  private static String permission(String path) {
    List<String> parts = List.of(path.split("\\.", -1)).reversed();
    return parts.stream()
        .filter(PERMISSIONS::containsKey)
        .map(part -> PERMISSIONS.getOrDefault(part, ""))
        .findFirst()
        .orElse("pull_requests: read");
  }
}
