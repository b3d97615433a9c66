package dev.countersign.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Times of the week in one zone, taken together: open while one of them is.
public final class Hours {
  /// How far ahead openings and closings are looked for, in days.
  public static final int DAYS_AHEAD = 370;

  private final List<Weekly> times;
  private final ZoneId zone;

  private Hours(List<Weekly> times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /// The hours in which an organisation works.
  public static Hours of(BusinessHours business, ZoneId zone) {
    return new Hours(List.of(business.weekly()), zone);
  }

  /// Windows taken together.
  ///
  /// @param business the hours that a window of business hours means
  public static Hours of(List<Window> windows, BusinessHours business, ZoneId zone) {
    return new Hours(windows.stream().map(window -> window.weekly(business)).toList(), zone);
  }

  /// Whether they are open at that moment.
  public boolean inside(Instant moment) {
    return spans(dayOf(moment).minusDays(2), 4).anyMatch(span -> span.holds(moment));
  }

  /// When they open the next time after a moment at which they are closed; null where they do not
  /// within a year.
  public @Nullable Instant opens(Instant moment) {
    return spans(dayOf(moment).minusDays(1), DAYS_AHEAD)
        .map(Span::from)
        .filter(moment::isBefore)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /// When they close after a moment at which they are open; null where they do not within a year.
  public @Nullable Instant closes(Instant moment) {
    LocalDate last = dayOf(moment).plusDays(DAYS_AHEAD);
    Instant end = moment;
    while (dayOf(end).isBefore(last)) {
      Instant longer = endOfSpansAt(end);
      if (longer.equals(end)) {
        return end;
      }
      end = longer;
    }
    return null;
  }

  /// When they next open or close; null where they do neither within a year.
  public @Nullable Instant turns(Instant moment) {
    return inside(moment) ? closes(moment) : opens(moment);
  }

  private Instant endOfSpansAt(Instant moment) {
    return spans(dayOf(moment).minusDays(2), 4)
        .filter(span -> span.holds(moment))
        .map(Span::to)
        .max(Comparator.naturalOrder())
        .orElse(moment);
  }

  private Stream<Span> spans(LocalDate first, int days) {
    return first
        .datesUntil(first.plusDays(days))
        .flatMap(date ->
            times.stream()
                .filter(time -> time.beginsOn(date))
                .map(time -> time.on(date, zone))
                .filter(span -> !span.isEmpty()));
  }

  private LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
