package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens when commits reach a branch: the branch moves, GitHub says so, pull requests
/// follow.
final class Pushes {

  private static final String NOWHERE = "0".repeat(40);

  private final SimulatedRepository repository;
  private final List<Move> moves = new ArrayList<>();

  Pushes(SimulatedRepository repository) {
    this.repository = repository;
  }

  /// Commits an edit on top of a branch.
  String push(String branch, String user, Files files) {
    String before = repository.head(branch);
    Map<String, String> tree = files.applyTo(repository.git.get(before).tree());
    GitCommit made = repository.git.commit(List.of(before), tree, note(user, "Change " + branch));
    move(branch, made.sha(), user);
    return made.sha();
  }

  GitStore.Note note(String user, String message) {
    return new GitStore.Note(message, user, repository.world.now());
  }

  /// How branches moved, oldest first.
  List<Move> moves() {
    return List.copyOf(moves);
  }

  /// A move of a branch, with the word for it in GitHub's list of activities.
  record Move(long id, Push push, String how, Account by, Instant at) {}

  /// Lets a branch end at a commit, forced where it does not contain the old one.
  void move(String branch, String sha, String user) {
    move(branch, sha, user, "push");
  }

  /// As [#move], by other means than a push.
  ///
  /// @param how as in `pr_merge`
  void move(String branch, String sha, String user, String how) {
    @Nullable String before = repository.branches().put(branch, sha);
    World world = repository.world;
    boolean forced = before != null && !repository.git.ancestors(sha).contains(before);
    Push push = new Push(branch, before == null ? NOWHERE : before, sha, forced);
    String word = forced ? "force_push" : how;
    moves.add(new Move(world.nextId(), push, word, world.account(user), world.now()));
    world.webhooks.push(repository, push, world.account(user));
    world.webhooks.checkSuiteRequested(repository, push, world.account(user));
    for (SimulatedRepository other : List.copyOf(world.repositories.values())) {
      for (SimulatedPull pull : other.pulls()) {
        if (pull.isOpen() && pull.headRepository() == repository && pull.headRef().equals(branch)) {
          pull.headMoved(push, world.account(user));
        }
      }
    }
  }

  /// One move of a branch.
  record Push(String branch, String before, String after, boolean forced) {

    boolean created() {
      return before.equals(NOWHERE);
    }
  }
}
