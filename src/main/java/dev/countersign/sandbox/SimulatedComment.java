package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A comment in a pull request's conversation.
public final class SimulatedComment {

  private final long id;
  private final Account author;
  private final Instant at;
  private final List<Reaction> reactions = new ArrayList<>();
  private String body;
  private @Nullable Account editor;
  private @Nullable Instant editedAt;

  SimulatedComment(long id, Account author, Instant at, String body) {
    this.id = id;
    this.author = author;
    this.at = at;
    this.body = body;
  }

  public long id() {
    return id;
  }

  public Account author() {
    return author;
  }

  public String body() {
    return body;
  }

  public List<Reaction> reactions() {
    return List.copyOf(reactions);
  }

  Instant at() {
    return at;
  }

  @Nullable Account editor() {
    return editor;
  }

  @Nullable Instant editedAt() {
    return editedAt;
  }

  void edit(Account by, String text, Instant when) {
    body = text;
    editor = by;
    editedAt = when;
  }

  void react(Reaction reaction) {
    reactions.add(reaction);
  }
}
