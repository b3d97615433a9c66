package dev.countersign.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// A time that comes back on days of the week, but not on the days left out. An end at or before
/// the start means the next day.
///
/// @param without dates on which it does not begin
record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> without) {
  Weekly {
    days = Set.copyOf(days);
    without = Set.copyOf(without);
  }

  boolean beginsOn(LocalDate date) {
    return days.contains(date.getDayOfWeek()) && !without.contains(date);
  }

  /// The stretch that begins on that date. An edge in a daylight-saving gap moves forward, in an
  /// overlap the first is taken.
  Span on(LocalDate date, ZoneId zone) {
    LocalDate last = to.isAfter(from) ? date : date.plusDays(1);
    return new Span(
        date.atTime(from).atZone(zone).toInstant(), last.atTime(to).atZone(zone).toInstant());
  }
}
