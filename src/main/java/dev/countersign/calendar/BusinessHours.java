package dev.countersign.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/// The hours in which an organisation works: days of the week, from and to, without holidays.
public record BusinessHours(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {
  public BusinessHours {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
  }

  /// Whether anybody works on that day at all.
  public boolean worksOn(LocalDate date) {
    return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
  }

  Weekly weekly() {
    return new Weekly(days, from, to, holidays);
  }
}
