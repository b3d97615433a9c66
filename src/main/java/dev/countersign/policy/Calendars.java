package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.CalendarFile;
import dev.countersign.calendar.DateRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calendar files on the base branch that a policy names, each read once.
final class Calendars {
  private final Case asked;
  private final Map<String, Optional<List<DateRange>>> read = new HashMap<>();

  Calendars(Case asked) {
    this.asked = asked;
  }

  /// The days of a file's events about now; empty where the file is not there or cannot be read.
  Optional<List<DateRange>> days(String file) {
    return read.computeIfAbsent(
        file,
        path ->
            Optional.ofNullable(asked.change().base().texts().get(path))
                .flatMap(text ->
                    CalendarFile.days(
                        text,
                        asked.policy().zone(),
                        LocalDate.ofInstant(asked.now(), asked.policy().zone()))));
  }

  /// The hours in which the organisation works, holidays of its file left out too; null where that
  /// file cannot be read.
  @Nullable BusinessHours business() {
    BusinessHours hours = asked.policy().businessHours();
    String file = asked.policy().holidaysFile();
    if (file == null) {
      return hours;
    }
    return days(file).map(days -> without(hours, days)).orElse(null);
  }

  private static BusinessHours without(BusinessHours hours, List<DateRange> days) {
    Set<LocalDate> holidays = new HashSet<>(hours.holidays());
    days.forEach(range -> range.dates().forEach(holidays::add));
    return new BusinessHours(hours.days(), hours.from(), hours.to(), holidays);
  }

  /// What is missing where the holidays cannot be read.
  String unreadHolidays() {
    return unread(String.valueOf(asked.policy().holidaysFile()));
  }

  static String unread(String file) {
    return "the calendar %s is not on the base branch or cannot be read, so its days are not known"
        .formatted(file);
  }
}
