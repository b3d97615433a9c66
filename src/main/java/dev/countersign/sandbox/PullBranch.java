package dev.countersign.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The head branch of a pull request, and how its commits are made.
final class PullBranch {

  private final SimulatedPull pull;
  private final SimulatedRepository repository;

  PullBranch(SimulatedPull pull) {
    this.pull = pull;
    this.repository = pull.repository();
  }

  /// Replaces the last commit.
  String amend(String user, Files files) {
    GitCommit old = repository.git.get(pull.head());
    return commit(old.parents(), files.applyTo(old.tree()), user, old.message());
  }

  /// Merges the base into the head.
  String update(String user) {
    String tip = repository.head(pull.base());
    String message = "Merge branch '" + pull.base() + "' into " + pull.headRef();
    return commit(List.of(pull.head(), tip), laidOver(tip), user, message);
  }

  private String commit(
      List<String> parents, Map<String, String> tree, String user, String message) {
    Pushes pushes = pull.headRepository().pushes();
    String sha = repository.git.commit(parents, tree, pushes.note(user, message)).sha();
    pushes.move(pull.headRef(), sha, user);
    return sha;
  }

  /// One commit on top of another with all that the pull request changes.
  GitCommit squashOnto(String parent, String user) {
    GitStore.Note note = repository.pushes().note(user, pull.title() + " (#" + pull.number() + ")");
    return repository.git.commit(List.of(parent), laidOver(parent), note);
  }

  private Map<String, String> laidOver(String commit) {
    Map<String, String> tree = new TreeMap<>(repository.git.get(commit).tree());
    for (FileDelta delta : pull.files()) {
      if (delta.previous() != null) {
        tree.remove(delta.previous());
      }
      if (delta.after() == null) {
        tree.remove(delta.path());
      } else {
        tree.put(delta.path(), delta.after());
      }
    }
    return tree;
  }
}
