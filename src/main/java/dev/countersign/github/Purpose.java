package dev.countersign.github;

import java.util.Map;
import java.util.TreeMap;

/// What a token is for, and the permissions it is narrowed to.
enum Purpose {
  /// Reading a pull request and everything that judges it, and saying what came of it.
  JUDGING,
  /// Opening an issue for the owner of a policy.
  TELLING,
  /// Reading the settings of branches.
  AUDITING,
  /// Reading what a deployment brings, and answering whether it may go.
  DEPLOYING;

  /// Permission to level, in order of their names.
  Map<String, String> permissions() {
    return new TreeMap<>(
        switch (this) {
          case JUDGING ->
              Map.of(
                  "metadata", "read",
                  "contents", "read",
                  "pull_requests", "write",
                  "checks", "write",
                  "statuses", "read",
                  "issues", "read",
                  "members", "read",
                  "merge_queues", "read");
          case TELLING -> Map.of("metadata", "read", "issues", "write");
          case AUDITING -> Map.of("metadata", "read", "contents", "read", "administration", "read");
          case DEPLOYING ->
              Map.of(
                  "metadata", "read",
                  "contents", "read",
                  "pull_requests", "read",
                  "deployments", "write",
                  "actions", "read");
        });
  }

  /// Those of its permissions that were granted: never a higher level than wanted.
  Map<String, String> within(Map<String, String> granted) {
    Map<String, String> kept = new TreeMap<>();
    permissions()
        .forEach((name, wanted) -> {
          String have = granted.get(name);
          if (have != null) {
            kept.put(name, have.equals("read") ? "read" : wanted);
          }
        });
    return kept;
  }
}
