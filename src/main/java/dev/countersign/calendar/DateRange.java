package dev.countersign.calendar;

import java.time.LocalDate;
import java.util.stream.Stream;

/// Days from one date to another, both included.
public record DateRange(LocalDate from, LocalDate to) {
  /// Each day of it.
  public Stream<LocalDate> dates() {
    return from.datesUntil(to.plusDays(1));
  }

  boolean holds(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }
}
