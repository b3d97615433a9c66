package dev.countersign.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A length of time as people give it: minutes and hours by the clock, days and longer by the
/// calendar.
public record Term(int amount, Unit unit) {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,5})(?:\\s*[-–]\\s*[0-9]{1,5})?\\s*"
              + "(m|h|d|w|y|business days?|working days?|minutes?|hours?|days?|weeks?|years?)");

  /// What is counted.
  public enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    BUSINESS_DAYS,
    WEEKS,
    YEARS
  }

  /// As in `90m`, `3d`, `2 business days`, or `2-5 days`, of which the least counts; null where it
  /// is none of these.
  public static @Nullable Term of(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    return form.matches() ? new Term(Integer.parseInt(form.group(1)), unit(form.group(2))) : null;
  }

  private static Unit unit(String word) {
    if (word.startsWith("business") || word.startsWith("working")) {
      return Unit.BUSINESS_DAYS;
    }
    return switch (word.charAt(0)) {
      case 'm' -> Unit.MINUTES;
      case 'h' -> Unit.HOURS;
      case 'd' -> Unit.DAYS;
      case 'w' -> Unit.WEEKS;
      default -> Unit.YEARS;
    };
  }

  /// When it is over.
  ///
  /// @param business which days are business days
  public Instant after(Instant start, BusinessHours business, ZoneId zone) {
    ZonedDateTime there = start.atZone(zone);
    ZonedDateTime end =
        switch (unit) {
          case MINUTES -> there.plusMinutes(amount);
          case HOURS -> there.plusHours(amount);
          case DAYS -> there.plusDays(amount);
          case WEEKS -> there.plusWeeks(amount);
          case YEARS -> there.plusYears(amount);
          case BUSINESS_DAYS -> afterBusinessDays(there, business);
        };
    return end.toInstant();
  }

  /// Business days are over at the same time of a later one; a start outside of one counts from the
  /// beginning of the next.
  private ZonedDateTime afterBusinessDays(ZonedDateTime start, BusinessHours business) {
    LocalDate date = start.toLocalDate();
    if (business.worksOn(date)) {
      return start.with(plusBusinessDays(date, amount, business));
    }
    LocalDate first = plusBusinessDays(date, 1, business);
    return plusBusinessDays(first, amount, business).atStartOfDay(start.getZone());
  }

  private static LocalDate plusBusinessDays(LocalDate from, int days, BusinessHours business) {
    LocalDate date = from;
    for (int left = days; left > 0; left -= business.worksOn(date) ? 1 : 0) {
      date = date.plusDays(1);
    }
    return date;
  }

  @Override
  public String toString() {
    String word = unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return amount + " " + (amount == 1 ? word.substring(0, word.length() - 1) : word);
  }
}
