package dev.countersign.github;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test turns.
final class MovingClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-04T10:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  synchronized void turn(Duration by) {
    now = now.plus(by);
  }
}
