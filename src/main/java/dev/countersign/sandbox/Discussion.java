package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The comments and conversations of a pull request.
final class Discussion {

  private final SimulatedPull pull;
  private final World world;
  private final List<SimulatedComment> comments = new ArrayList<>();
  private final List<SimulatedThread> threads = new ArrayList<>();

  Discussion(SimulatedPull pull) {
    this.pull = pull;
    this.world = pull.repository().world;
  }

  List<SimulatedComment> comments() {
    return List.copyOf(comments);
  }

  List<SimulatedThread> threads() {
    return List.copyOf(threads);
  }

  SimulatedComment comment(Account by, String text) {
    SimulatedComment made = new SimulatedComment(world.nextId(), by, world.now(), text);
    comments.add(made);
    world.webhooks.comment(pull, "created", made, by);
    return made;
  }

  void edit(SimulatedComment comment, Account by, String text) {
    comment.edit(by, text, world.now());
    world.webhooks.comment(pull, "edited", comment, by);
  }

  SimulatedThread thread(Account by, String path, String text) {
    SimulatedThread made = new SimulatedThread(world.nextId(), by, path, text, world.now());
    threads.add(made);
    return made;
  }

  void resolve(SimulatedThread thread, Account by) {
    thread.resolve(by);
    world.webhooks.thread(pull, "resolved", thread, by);
  }

  Optional<SimulatedComment> findComment(long id) {
    return comments.stream().filter(comment -> comment.id() == id).findFirst();
  }
}
