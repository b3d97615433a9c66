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

  Weekly weekly() {
    return new Weekly(days, from, to, holidays);
  }
}
