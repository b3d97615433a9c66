package dev.countersign.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The days of a freeze in one zone.
public final class FrozenDays {
  private static final int MONTHS_IN_QUARTER = 3;

  private final Predicate<LocalDate> frozen;
  private final ZoneId zone;

  private FrozenDays(Predicate<LocalDate> frozen, ZoneId zone) {
    this.frozen = frozen;
    this.zone = zone;
  }

  public static FrozenDays of(Freeze.Days.Dates dates, ZoneId zone) {
    DateRange range = new DateRange(dates.from(), dates.to());
    return new FrozenDays(range::holds, zone);
  }

  /// The last business days of a month or a quarter.
  ///
  /// @param business which days are business days
  public static FrozenDays of(
      Freeze.Days.LastBusinessDays last, BusinessHours business, ZoneId zone) {
    return new FrozenDays(
        date -> businessDaysAfter(date, endOfPeriod(date, last), business) < last.count(), zone);
  }

  /// The days of a calendar's events.
  public static FrozenDays of(List<DateRange> events, ZoneId zone) {
    List<DateRange> all = List.copyOf(events);
    return new FrozenDays(date -> all.stream().anyMatch(range -> range.holds(date)), zone);
  }

  private static LocalDate endOfPeriod(LocalDate date, Freeze.Days.LastBusinessDays last) {
    int over = last.ofQuarter() ? (date.getMonthValue() - 1) % MONTHS_IN_QUARTER : 0;
    int more = last.ofQuarter() ? MONTHS_IN_QUARTER - over : 1;
    return date.withDayOfMonth(1).plusMonths(more).minusDays(1);
  }

  private static long businessDaysAfter(LocalDate date, LocalDate end, BusinessHours business) {
    return date.plusDays(1).datesUntil(end.plusDays(1)).filter(business::worksOn).count();
  }

  public boolean inForce(Instant moment) {
    return frozen.test(dayOf(moment));
  }

  /// Whether it was in force at a time and has been since.
  public boolean lasting(Instant since, Instant now) {
    Instant turned = turns(since);
    return inForce(since) && (turned == null || turned.isAfter(now));
  }

  /// When it begins or ends next; null where it does neither within a year.
  public @Nullable Instant turns(Instant moment) {
    boolean now = inForce(moment);
    LocalDate tomorrow = dayOf(moment).plusDays(1);
    return tomorrow
        .datesUntil(tomorrow.plusDays(Hours.DAYS_AHEAD))
        .filter(date -> frozen.test(date) != now)
        .findFirst()
        .map(date -> date.atStartOfDay(zone).toInstant())
        .orElse(null);
  }

  private LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
