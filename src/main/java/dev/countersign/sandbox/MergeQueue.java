package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The merge queue: each pull request in it gets a commit of its own on top of those before it.
public final class MergeQueue {

  private final SimulatedRepository repository;
  private final World world;
  private final List<QueueEntry> entries = new ArrayList<>();

  MergeQueue(SimulatedRepository repository) {
    this.repository = repository;
    this.world = repository.world;
  }

  public List<QueueEntry> entries() {
    return world.within(() -> List.copyOf(entries));
  }

  /// Puts a pull request in the queue; GitHub then asks for checks on its commit.
  public QueueEntry add(SimulatedPull pull, String user) {
    return world.ask(() -> {
      Account by = world.account(user);
      String parent =
          entries.isEmpty() ? repository.head(pull.base()) : entries.getLast().headSha();
      GitCommit commit = pull.squashOnto(parent, user);
      String branch = "gh-readonly-queue/" + pull.base() + "/pr-" + pull.number() + "-" + parent;
      QueueEntry entry =
          new QueueEntry(pull, entries.size() + 1, pull.base(), commit.sha(), branch, world.now());
      repository.branches().put(branch, commit.sha());
      entries.add(entry);
      pull.record("AddedToMergeQueueEvent", by, Map.of());
      world.webhooks.pull(pull, "enqueued", by);
      world.webhooks.mergeGroup(repository, entry, "checks_requested", "");
      return entry;
    });
  }

  /// Takes a pull request out, for one of GitHub's reasons such as `MANUAL` or `CI_FAILURE`.
  public void remove(SimulatedPull pull, String user, String reason) {
    world.change(() -> {
      QueueEntry entry = need(pull);
      leave(entry);
      pull.record("RemovedFromMergeQueueEvent", world.account(user), Map.of("reason", reason));
      world.webhooks.dequeued(pull, reason, world.account(user));
      world.webhooks.mergeGroup(repository, entry, "destroyed", "dequeued");
    });
  }

  /// Merges the first of the queue, as GitHub does when all its checks are there.
  public void mergeFirst() {
    world.change(() -> {
      QueueEntry entry = entries.getFirst();
      leave(entry);
      Account by = world.bot("github-merge-queue[bot]");
      world.webhooks.dequeued(entry.pull(), "MERGE", by);
      entry.pull().mergedAs(entry.headSha(), by);
      world.webhooks.mergeGroup(repository, entry, "destroyed", "merged");
    });
  }

  private void leave(QueueEntry entry) {
    entries.remove(entry);
    repository.branches().remove(entry.headRef());
    entries.replaceAll(one ->
        new QueueEntry(
            one.pull(),
            entries.indexOf(one) + 1,
            one.base(),
            one.headSha(),
            one.headRef(),
            one.at()));
  }

  private QueueEntry need(SimulatedPull pull) {
    return find(pull)
        .orElseThrow(
            () -> new IllegalArgumentException("#" + pull.number() + " is not in the queue"));
  }

  Optional<QueueEntry> find(SimulatedPull pull) {
    return entries.stream().filter(entry -> entry.pull() == pull).findFirst();
  }
}
