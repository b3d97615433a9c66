package dev.countersign.rulebook;

import dev.countersign.policy.Condition.Bound;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The small words of the language: days, times, dates, durations, bounds, ranges. Each reader
/// throws an IllegalArgumentException that says what is wanted, to follow "wants".
final class Words {
  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DURATION =
      Pattern.compile("[1-9][0-9]{0,4}(m|h|d|w|y| business days?)");
  private static final Pattern BOUND = Pattern.compile("(<=|>=|<|>|==?)\\s*([0-9]{1,9})");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,3})(?:\\s*-\\s*([0-9]{1,3}))?");

  private Words() {}

  /// A first and a last number, both included.
  record Range(int from, int to) {}

  /// As in `mon-fri`, `tue`, or `sat-mon` over the end of the week.
  static Set<DayOfWeek> days(String text) {
    String[] ends = text.split("-", -1);
    int from = DAYS.indexOf(ends[0].strip());
    int to = DAYS.indexOf(ends[ends.length - 1].strip());
    if (ends.length > 2 || from < 0 || to < 0) {
      throw new IllegalArgumentException("days such as `mon`, `mon-fri` or `[tue, thu]`");
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int day = from; day != to; day = (day + 1) % 7) {
      days.add(DayOfWeek.of(day + 1));
    }
    days.add(DayOfWeek.of(to + 1));
    return days;
  }

  static Set<DayOfWeek> days(List<String> texts) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    texts.forEach(text -> days.addAll(days(text)));
    return days;
  }

  static LocalTime time(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new IllegalArgumentException("a time from \"00:00\" to \"23:59\"");
    }
    return LocalTime.parse(text);
  }

  static LocalDate date(String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException noSuchDay) {
      throw new IllegalArgumentException("a date that exists", noSuchDay);
    }
    throw new IllegalArgumentException("a date such as 2026-08-17");
  }

  static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException("an IANA time zone such as Australia/Sydney");
    }
    return ZoneId.of(text);
  }

  static void duration(String text) {
    if (!DURATION.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a duration such as 90m, 24h, 3d, 2w, 1y or 2 business days");
    }
  }

  static Bound bound(String text) {
    Matcher bound = BOUND.matcher(text.strip());
    if (!bound.matches()) {
      throw new IllegalArgumentException("a bound such as \">50\" or \"<=1000\"");
    }
    Bound.Op op =
        switch (bound.group(1)) {
          case "<" -> Bound.Op.LESS;
          case "<=" -> Bound.Op.AT_MOST;
          case ">" -> Bound.Op.MORE;
          case ">=" -> Bound.Op.AT_LEAST;
          default -> Bound.Op.EQUAL;
        };
    return new Bound(op, Long.parseLong(bound.group(2)));
  }

  /// A part of a hundred, as in `80` or `82.5`.
  static BigDecimal percent(String text) {
    if (text.matches("[0-9]{1,3}(\\.[0-9]{1,4})?%?")) {
      BigDecimal percent = new BigDecimal(text.replace("%", ""));
      if (percent.compareTo(BigDecimal.valueOf(100)) <= 0) {
        return percent;
      }
    }
    throw new IllegalArgumentException("a percentage from 0 to 100, such as 80 or 82.5");
  }

  static Range range(String text) {
    Matcher range = RANGE.matcher(text.strip());
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (from <= to) {
        return new Range(from, to);
      }
    }
    throw new IllegalArgumentException("totals such as 5-7, the lower one first");
  }
}
