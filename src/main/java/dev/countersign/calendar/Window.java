package dev.countersign.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A weekly time in which something is allowed. Its start is inside, its end outside; an end at or
/// before the start means the next day.
///
/// @param riskAtMost the highest risk level it is for, null for all
/// @param riskAtLeast the lowest risk level it is for, null for all
/// @param business whether it is the business hours, holidays left out; then the other parts say
///   the same hours
public record Window(
    Set<DayOfWeek> days,
    LocalTime from,
    LocalTime to,
    @Nullable String riskAtMost,
    @Nullable String riskAtLeast,
    boolean business) {
  public Window {
    days = Set.copyOf(days);
  }

  Weekly weekly(BusinessHours hours) {
    return business ? hours.weekly() : new Weekly(days, from, to, Set.of());
  }
}
