package dev.countersign.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalReader;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/// The days that a calendar file's events (iCalendar, RFC 5545) touch, about a given day.
///
/// A moved or cancelled instance of a series keeps its first place too: of two readings the one
/// with more days holds.
public final class CalendarFile {
  private static final int MOST_TEXT = 1 << 20;
  private static final int QUARTER = 92;
  private static final int MOST_STARTS = 20_000;

  private final ZoneId zone;
  private final LocalDate from;
  private final LocalDate to;
  private final List<DateRange> days = new ArrayList<>();
  private int starts;

  private CalendarFile(ZoneId zone, LocalDate about) {
    this.zone = zone;
    this.from = about.minusDays(Hours.DAYS_AHEAD);
    this.to = about.plusDays(Hours.DAYS_AHEAD + QUARTER);
  }

  /// The days from a year before `about` to over a year after it, in the zone; empty where the text
  /// is no calendar, or an event in it cannot be read.
  public static Optional<List<DateRange>> days(String text, ZoneId zone, LocalDate about) {
    CalendarFile file = new CalendarFile(zone, about);
    return text.length() <= MOST_TEXT && file.read(text)
        ? Optional.of(List.copyOf(file.days))
        : Optional.empty();
  }

  private boolean read(String text) {
    try (ICalReader reader = new ICalReader(text)) {
      reader.setDefaultTimezone(TimeZone.getTimeZone(zone));
      List<ICalendar> calendars = new ArrayList<>();
      for (ICalendar next = reader.readNext(); next != null; next = reader.readNext()) {
        calendars.add(next);
        if (!reader.getWarnings().isEmpty()) {
          return false;
        }
      }
      return !calendars.isEmpty() && calendars.stream().allMatch(this::read);
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private boolean read(ICalendar calendar) {
    return calendar.getEvents().stream().allMatch(event -> read(event, calendar));
  }

  private boolean read(VEvent event, ICalendar calendar) {
    DateStart start = event.getDateStart();
    if (start == null || start.getValue() == null) {
      return false;
    }
    Status status = event.getStatus();
    if (status != null && status.isCancelled()) {
      return true;
    }
    TimezoneAssignment assigned = calendar.getTimezoneInfo().getTimezone(start);
    TimeZone where = assigned == null ? TimeZone.getTimeZone(zone) : assigned.getTimeZone();
    return read(event, start.getValue(), event.getDateIterator(where));
  }

  private boolean read(VEvent event, ICalDate first, DateIterator instances) {
    long days = ChronoUnit.DAYS.between(dayOf(first), dayOf(end(event, first)));
    java.time.Duration length =
        java.time.Duration.between(first.toInstant(), end(event, first).toInstant());
    while (instances.hasNext()) {
      Instant start = instances.next().toInstant();
      LocalDate day = LocalDate.ofInstant(start, zone);
      if (day.isAfter(to)) {
        return true;
      }
      if (++starts > MOST_STARTS) {
        return false;
      }
      add(day, first.hasTime() ? lastDay(start, length) : day.plusDays(Math.max(days, 1) - 1));
    }
    return true;
  }

  private void add(LocalDate first, LocalDate last) {
    if (!last.isBefore(from)) {
      days.add(new DateRange(first.isBefore(from) ? from : first, last.isAfter(to) ? to : last));
    }
  }

  private static Date end(VEvent event, ICalDate first) {
    DateEnd end = event.getDateEnd();
    if (end != null) {
      return end.getValue();
    }
    Duration duration = event.getDuration() == null ? null : event.getDuration().getValue();
    return duration == null ? first : duration.add(first);
  }

  /// The day of the last moment: an end at midnight is not of the next day.
  private LocalDate lastDay(Instant start, java.time.Duration length) {
    Instant end = start.plus(length);
    return LocalDate.ofInstant(end.isAfter(start) ? end.minusNanos(1) : start, zone);
  }

  private LocalDate dayOf(Date moment) {
    return LocalDate.ofInstant(moment.toInstant(), zone);
  }
}
