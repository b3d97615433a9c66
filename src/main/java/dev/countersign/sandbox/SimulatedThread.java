package dev.countersign.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation on a line of the diff, resolved or not.
public final class SimulatedThread {

  private final long id;
  private final Account author;
  private final String path;
  private final String body;
  private final Instant at;
  private @Nullable Account resolvedBy;

  SimulatedThread(long id, Account author, String path, String body, Instant at) {
    this.id = id;
    this.author = author;
    this.path = path;
    this.body = body;
    this.at = at;
  }

  public long id() {
    return id;
  }

  public boolean resolved() {
    return resolvedBy != null;
  }

  Account author() {
    return author;
  }

  String path() {
    return path;
  }

  String body() {
    return body;
  }

  Instant at() {
    return at;
  }

  @Nullable Account resolvedBy() {
    return resolvedBy;
  }

  void resolve(@Nullable Account by) {
    resolvedBy = by;
  }
}
