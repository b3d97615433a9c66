package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// GitHub's answer about pull request acme/shop#12, with what a test changes in it.
final class PullAnswer {
  static final String HEAD = "a".repeat(40);
  static final String BASE = "b".repeat(40);
  static final String OLD = "c".repeat(40);

  private static final String TEXT =
      """
      {"data": {
        "organisation": null,
        "repository": {
          "nameWithOwner": "acme/shop",
          "defaultBranchRef": {"name": "main", "target": {"oid": "BASE"}},
          "folder": null,
          "policy": null,
          "pullRequest": {
            "id": "PR_1",
            "title": "feat: rotate keys",
            "body": "Why: because.",
            "state": "OPEN",
            "isDraft": false,
            "createdAt": "2026-03-01T09:00:00Z",
            "author": {"__typename": "User", "login": "bob"},
            "baseRefName": "main",
            "baseRefOid": "BASE",
            "baseRef": {"target": {"oid": "BASE"}, "associatedPullRequests": {"totalCount": 0}},
            "headRefName": "rotate",
            "headRefOid": "HEAD",
            "headRepository": {"nameWithOwner": "acme/shop"},
            "isCrossRepository": false,
            "changedFiles": 1,
            "labels": EMPTY,
            "commits": {"totalCount": 1, "nodes": [{"commit": {
              "oid": "HEAD",
              "message": "feat: rotate keys",
              "parents": {"totalCount": 1, "nodes": [{"oid": "BASE"}]},
              "authors": {"totalCount": 1, "nodes": [
                {"name": "Bob", "email": "bob@acme.example", "user": {"login": "bob"}}]},
              "committer": {"name": "GitHub", "email": "noreply@github.com", "user": null},
              "signature": {"isValid": true}
            }}], "pageInfo": LAST},
            "reviews": EMPTY,
            "reviewRequests": EMPTY,
            "reviewThreads": EMPTY,
            "closingIssuesReferences": EMPTY,
            "timelineItems": {"nodes": [],
              "pageInfo": {"hasPreviousPage": false, "startCursor": null}},
            "statusCheckRollup": null
          }
        }
      },
      "errors": [{"type": "NOT_FOUND", "path": ["organisation"],
        "message": "Could not resolve to a Repository with the name 'acme/.github'."}]}
      """
          .replace("EMPTY", "{\"totalCount\": 0, \"nodes\": [], \"pageInfo\": LAST}")
          .replace("LAST", "{\"hasNextPage\": false, \"endCursor\": null}")
          .replace("HEAD", HEAD)
          .replace("BASE", BASE);

  private PullAnswer() {}

  static ObjectNode plain() {
    return (ObjectNode) json(TEXT);
  }

  /// The same with a field changed: its path with dots, and its new value as JSON. Quotes may be
  /// written as apostrophes.
  static ObjectNode with(ObjectNode answer, String path, String value) {
    int dot = path.lastIndexOf('.');
    JsonNode holder = answer.at("/" + path.substring(0, dot).replace('.', '/'));
    ((ObjectNode) holder).set(path.substring(dot + 1), json(value.replace('\'', '"')));
    return answer;
  }

  /// The same with a field of the pull request changed.
  static ObjectNode pull(ObjectNode answer, String field, String value) {
    return with(answer, "data.repository.pullRequest." + field, value);
  }

  /// A list of one page with these nodes.
  static String list(String nodes) {
    return "{'totalCount': 0, 'nodes': ["
        + nodes
        + "], 'pageInfo': {'hasNextPage': false, 'endCursor': null}}";
  }

  static JsonNode json(String text) {
    return Json.read(text).orElseThrow();
  }
}
