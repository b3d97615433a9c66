package dev.countersign.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One hour's allowance of requests; the hour begins with the first.
final class RateBudget {

  private final int limit;
  private int used;
  private @Nullable Instant reset;

  RateBudget(int limit) {
    this.limit = limit;
  }

  /// Takes one request; false when none is left.
  boolean take(Instant now) {
    if (reset == null || !now.isBefore(reset)) {
      reset = now.plus(Duration.ofHours(1));
      used = 0;
    }
    if (used >= limit) {
      return false;
    }
    used++;
    return true;
  }

  void giveBack() {
    used = Math.max(0, used - 1);
  }

  int limit() {
    return limit;
  }

  int used() {
    return used;
  }

  int remaining() {
    return limit - used;
  }

  Instant reset(Instant now) {
    return reset == null ? now.plus(Duration.ofHours(1)) : reset;
  }
}
