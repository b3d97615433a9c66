package dev.countersign.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// A time in which changes are held: whole days of a zone.
///
/// @param except types of changes that it does not hold
/// @param exceptionsBy roles that may make an exception
public record Freeze(String name, Days days, Set<String> except, List<String> exceptionsBy) {
  public Freeze {
    except = Set.copyOf(except);
    exceptionsBy = List.copyOf(exceptionsBy);
  }

  /// Which days it takes.
  public sealed interface Days {
    /// From one date to another, both included.
    record Dates(LocalDate from, LocalDate to) implements Days {}

    /// From the start of the last but so many business days to the end of the month, or of the
    /// quarter.
    record LastBusinessDays(int count, boolean ofQuarter) implements Days {}

    /// The days of a calendar file's events.
    ///
    /// @param file its path
    record Listed(String file) implements Days {}
  }
}
