package dev.countersign.calendar;

import java.time.Instant;

/// A stretch of time: its start inside, its end outside. Empty where it ends before it starts, as
/// when daylight saving swallows it.
record Span(Instant from, Instant to) {
  boolean holds(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  boolean isEmpty() {
    return !from.isBefore(to);
  }
}
