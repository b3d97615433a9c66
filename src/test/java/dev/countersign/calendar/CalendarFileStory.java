package dev.countersign.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileStory {
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-03");

  private static Optional<List<DateRange>> days(String text) {
    return CalendarFile.days(text, SYDNEY, TODAY);
  }

  private static String calendar(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//acme//EN\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VCALENDAR\r\n";
  }

  private static String event(String properties) {
    return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
        + properties.replace("|", "\r\n")
        + "\r\nEND:VEVENT";
  }

  private static String said(String properties) {
    return days(calendar(event(properties))).orElseThrow().stream()
        .map(range -> range.from() + ".." + range.to())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "DTSTART;VALUE=DATE:20260310|DTEND;VALUE=DATE:20260313, 2026-03-10..2026-03-12",
    "DTSTART;VALUE=DATE:20260310, 2026-03-10..2026-03-10",
    "DTSTART;VALUE=DATE:20260310|DURATION:P2D, 2026-03-10..2026-03-11",
    "DTSTART:20260310T090000|DTEND:20260310T100000, 2026-03-10..2026-03-10",
    "DTSTART:20260310T220000|DTEND:20260311T000000, 2026-03-10..2026-03-10",
    "DTSTART:20260310T220000|DTEND:20260311T010000, 2026-03-10..2026-03-11",
    "DTSTART:20260310T090000, 2026-03-10..2026-03-10",
    "DTSTART:20260309T140000Z|DTEND:20260309T150000Z, 2026-03-10..2026-03-10",
  })
  void anEventTakesTheDaysThatItTouchesInTheZone(String properties, String days) {
    assertThat(said(properties)).isEqualTo(days);
  }

  @Test
  void aSeriesComesBackWithoutTheDatesTakenOut() {
    assertThat(
            said(
                "DTSTART;VALUE=DATE:20260330|DTEND;VALUE=DATE:20260401"
                    + "|RRULE:FREQ=MONTHLY;COUNT=3|EXDATE;VALUE=DATE:20260430"))
        .isEqualTo("2026-03-30..2026-03-31 2026-05-30..2026-05-31");
  }

  @Test
  void aSeriesOfWholeDaysKeepsItsLengthOverAChangeOfClocks() {
    assertThat(
            said(
                "DTSTART;VALUE=DATE:20260404|DTEND;VALUE=DATE:20260406"
                    + "|RRULE:FREQ=WEEKLY;COUNT=2"))
        .isEqualTo("2026-04-04..2026-04-05 2026-04-11..2026-04-12");
  }

  @Test
  void whatIsCancelledTakesNoDay() {
    assertThat(said("DTSTART;VALUE=DATE:20260310|STATUS:CANCELLED")).isEmpty();
    assertThat(said("DTSTART;VALUE=DATE:20260310|STATUS:CONFIRMED")).isNotEmpty();
  }

  @Test
  void whatIsLongPastOrFarAheadIsLeftOut() {
    assertThat(said("DTSTART;VALUE=DATE:20200310")).isEmpty();
    assertThat(said("DTSTART;VALUE=DATE:20300310")).isEmpty();
    assertThat(said("DTSTART;VALUE=DATE:20200101|DTEND;VALUE=DATE:20990101"))
        .isEqualTo("2025-02-26..2027-06-08");
  }

  @Test
  void aCalendarWithoutEventsHasNoDays() {
    assertThat(days(calendar("X-WR-CALNAME:None"))).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUMMARY:no start",
        "DTSTART:yesterday",
        "DTSTART;VALUE=DATE:20200101|RRULE:FREQ=SECONDLY",
        "DTSTART;VALUE=DATE:20260310|RRULE:FREQ=SOMETIMES",
      })
  void anEventThatCannotBeReadMakesTheWholeUnreadable(String properties) {
    assertThat(days(calendar(event(properties)))).isEmpty();
  }

  @Test
  void whatIsNoCalendarIsUnreadable() {
    assertThat(days("")).isEmpty();
    assertThat(days("freezes: none")).isEmpty();
    assertThat(days("x".repeat((1 << 20) + 1))).isEmpty();
  }
}
