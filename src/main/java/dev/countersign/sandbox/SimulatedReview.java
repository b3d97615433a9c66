package dev.countersign.sandbox;

import java.time.Instant;

/// A review of a pull request at one commit.
public final class SimulatedReview {

  private final long id;
  private final Account author;
  private final String commit;
  private final Instant at;
  private String state;
  private String body = "";

  SimulatedReview(long id, Account author, String commit, Instant at, String state) {
    this.id = id;
    this.author = author;
    this.commit = commit;
    this.at = at;
    this.state = state;
  }

  public long id() {
    return id;
  }

  public Account author() {
    return author;
  }

  /// The commit that was looked at.
  public String commit() {
    return commit;
  }

  public String state() {
    return state;
  }

  Instant at() {
    return at;
  }

  String body() {
    return body;
  }

  boolean pending() {
    return state.equals("PENDING");
  }

  void become(String other) {
    state = other;
  }

  void say(String text) {
    body = text;
  }
}
