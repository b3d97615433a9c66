package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An issue of a repository that is no pull request.
public final class SimulatedIssue {
  private final SimulatedRepository repository;
  private final long id;
  private final int number;
  private final Account author;
  private final String title;
  private final String body;
  private final List<String> assignees;
  private final List<SimulatedComment> comments = new ArrayList<>();
  private @Nullable Instant closedAt;

  SimulatedIssue(SimulatedRepository repository, int number, Account author, Proposed proposed) {
    this.repository = repository;
    this.id = repository.world.nextId();
    this.number = number;
    this.author = author;
    this.title = proposed.title();
    this.body = proposed.body();
    this.assignees = proposed.assignees();
  }

  /// What an issue is opened with.
  record Proposed(String title, String body, List<String> assignees) {
    Proposed {
      assignees = List.copyOf(assignees);
    }
  }

  long id() {
    return id;
  }

  public int number() {
    return number;
  }

  Account author() {
    return author;
  }

  public String title() {
    return title;
  }

  public String body() {
    return body;
  }

  public List<String> assignees() {
    return assignees;
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }

  /// What was said on it, without marks that nobody sees.
  public List<String> said() {
    return repository.world.within(() ->
        comments.stream().map(each -> each.body().replaceAll("(?s)\\s*<!--.*?-->", "")).toList());
  }

  List<SimulatedComment> comments() {
    return List.copyOf(comments);
  }

  SimulatedComment comment(Account by, String text) {
    World world = repository.world;
    SimulatedComment made = new SimulatedComment(world.nextId(), by, world.now(), text);
    comments.add(made);
    return made;
  }

  /// Closes it.
  public void close(String user) {
    World world = repository.world;
    world.change(() -> {
      closedAt = world.now();
      world.webhooks.issue(repository, this, "closed", world.account(user));
    });
  }
}
