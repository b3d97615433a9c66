package dev.countersign.ledger.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The days that a report is about, in UTC.
///
/// @param name as people say it, as `2026-11`, `2026-Q4`, `2026`, `2026-11-01 to 2026-11-24`
/// @param first the first day
/// @param after the day after the last
public record Period(String name, LocalDate first, LocalDate after) {
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})-([0-9]{2})");
  private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-Q([1-4])");
  private static final Pattern YEAR = Pattern.compile("([0-9]{4})");

  public Period {
    if (!first.isBefore(after)) {
      throw new IllegalArgumentException("a period ends no earlier than it begins");
    }
  }

  /// The month, quarter or year of that name, as `2026-11`, `2026-Q4`, `2026`.
  ///
  /// @throws IllegalArgumentException where it is none
  public static Period named(String name) {
    Matcher month = MONTH.matcher(name);
    if (month.matches()) {
      return month(day(month.group(1) + "-" + month.group(2) + "-01"));
    }
    Matcher quarter = QUARTER.matcher(name);
    if (quarter.matches()) {
      int first = 3 * Integer.parseInt(quarter.group(2)) - 2;
      return quarter(LocalDate.of(Integer.parseInt(quarter.group(1)), first, 1));
    }
    if (YEAR.matcher(name).matches()) {
      return year(day(name + "-01-01"));
    }
    throw new IllegalArgumentException(
        "a period is written as 2026-11, 2026-Q4 or 2026, not " + name);
  }

  /// The month of a day.
  public static Period month(LocalDate day) {
    LocalDate first = day.withDayOfMonth(1);
    return new Period(first.toString().substring(0, 7), first, first.plusMonths(1));
  }

  /// The quarter of a day.
  public static Period quarter(LocalDate day) {
    int number = (day.getMonthValue() + 2) / 3;
    LocalDate first = LocalDate.of(day.getYear(), 3 * number - 2, 1);
    return new Period(first.getYear() + "-Q" + number, first, first.plusMonths(3));
  }

  /// The year of a day.
  public static Period year(LocalDate day) {
    LocalDate first = day.withDayOfYear(1);
    return new Period(first.toString().substring(0, 4), first, first.plusYears(1));
  }

  /// The days from one to another, both counted.
  public static Period days(LocalDate first, LocalDate last) {
    return new Period(first + " to " + last, first, last.plusDays(1));
  }

  /// A day, as `2026-11-24`.
  ///
  /// @throws IllegalArgumentException where it is none
  public static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException no) {
      throw new IllegalArgumentException("a day is written as 2026-11-24, not " + text, no);
    }
  }

  /// The period of the same kind before.
  public Period before() {
    LocalDate yesterday = first.minusDays(1);
    if (MONTH.matcher(name).matches()) {
      return month(yesterday);
    }
    if (QUARTER.matcher(name).matches()) {
      return quarter(yesterday);
    }
    return YEAR.matcher(name).matches()
        ? year(yesterday)
        : days(first.minusDays(length()), yesterday);
  }

  long length() {
    return ChronoUnit.DAYS.between(first, after);
  }

  public Instant from() {
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// The first moment that is not in it.
  public Instant until() {
    return after.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  public boolean has(Instant at) {
    return !at.isBefore(from()) && at.isBefore(until());
  }
}
