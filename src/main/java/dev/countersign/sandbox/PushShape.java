package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A commit as `push` carries it: with the names of the files it adds, removes and modifies.
final class PushShape {

  private PushShape() {}

  static ObjectNode commit(SimulatedRepository repository, GitCommit commit, Addresses addresses) {
    ObjectNode node = CheckShapes.headCommit(commit);
    node.put("distinct", true).put("url", addresses.page(repository) + "/commit/" + commit.sha());
    List<FileDelta> deltas = TreeDiff.between(parentTree(repository, commit), commit.tree());
    node.putArray("added");
    node.putArray("removed");
    node.putArray("modified");
    for (FileDelta delta : deltas) {
      node.withArray(list(delta)).add(delta.path());
      if (delta.previous() != null) {
        node.withArray("removed").add(delta.previous());
      }
    }
    return node;
  }

  /// The repository as `push` alone shows it: two of its times are numbers, and it has some older
  /// words.
  static ObjectNode repository(ObjectNode repository, Instant now) {
    repository.put("created_at", now.getEpochSecond()).put("pushed_at", now.getEpochSecond());
    repository
        .put("stargazers", 0)
        .put("master_branch", repository.path("default_branch").asText());
    ObjectNode owner = repository.withObject("owner");
    owner.put("name", owner.path("login").asText()).putNull("email");
    return repository;
  }

  private static String list(FileDelta delta) {
    return delta.status().equals("renamed") ? "added" : delta.status();
  }

  private static Map<String, String> parentTree(SimulatedRepository repository, GitCommit commit) {
    return commit.parents().isEmpty()
        ? Map.of()
        : repository.git.get(commit.parents().getFirst()).tree();
  }
}
