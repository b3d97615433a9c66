package dev.countersign.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoursStory {
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

  private static BusinessHours nineToFive(String... holidays) {
    return new BusinessHours(
        WEEKDAYS,
        LocalTime.of(9, 0),
        LocalTime.of(17, 0),
        Set.copyOf(List.of(holidays).stream().map(LocalDate::parse).toList()));
  }

  private static Window window(Set<DayOfWeek> days, String from, String to) {
    return new Window(days, LocalTime.parse(from), LocalTime.parse(to), null, null, false);
  }

  private static Hours windows(ZoneId zone, Window... windows) {
    return Hours.of(List.of(windows), nineToFive(), zone);
  }

  private static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  /// Open or closed at that local time, and when that ends, with the offset from UTC there.
  private static String at(Hours hours, String local, ZoneId zone) {
    return at(hours, at(local, zone), zone);
  }

  private static String at(Hours hours, Instant moment, ZoneId zone) {
    Instant turns = hours.turns(moment);
    String until =
        turns == null
            ? "for good"
            : DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm xxx", java.util.Locale.ROOT)
                .format(turns.atZone(zone));
    return (hours.inside(moment) ? "open until " : "closed until ") + until;
  }

  @Test
  void theStartIsInsideAndTheEndOutside() {
    Hours hours = Hours.of(nineToFive(), SYDNEY);

    assertThat(at(hours, "2026-03-03T08:59:59", SYDNEY))
        .isEqualTo("closed until Tue 2026-03-03 09:00 +11:00");
    assertThat(at(hours, "2026-03-03T09:00", SYDNEY))
        .isEqualTo("open until Tue 2026-03-03 17:00 +11:00");
    assertThat(at(hours, "2026-03-03T16:59:59", SYDNEY))
        .isEqualTo("open until Tue 2026-03-03 17:00 +11:00");
    assertThat(at(hours, "2026-03-03T17:00", SYDNEY))
        .isEqualTo("closed until Wed 2026-03-04 09:00 +11:00");
  }

  @Test
  void businessHoursRestOverTheWeekendAndOnHolidays() {
    Hours hours = Hours.of(nineToFive("2026-03-09", "2026-03-10"), SYDNEY);

    assertThat(at(hours, "2026-03-06T17:00", SYDNEY))
        .isEqualTo("closed until Wed 2026-03-11 09:00 +11:00");
    assertThat(at(hours, "2026-03-09T12:00", SYDNEY))
        .isEqualTo("closed until Wed 2026-03-11 09:00 +11:00");
  }

  @Test
  void aWindowOfBusinessHoursKnowsTheHolidaysAndAnotherWindowDoesNot() {
    Window business = new Window(ALL_DAYS, LocalTime.MIN, LocalTime.MIN, null, null, true);
    BusinessHours hours = nineToFive("2026-03-09");

    assertThat(Hours.of(List.of(business), hours, SYDNEY).inside(at("2026-03-09T12:00", SYDNEY)))
        .isFalse();
    assertThat(
            Hours.of(List.of(window(WEEKDAYS, "09:00", "17:00")), hours, SYDNEY)
                .inside(at("2026-03-09T12:00", SYDNEY)))
        .isTrue();
  }

  @Test
  void anEndAtOrBeforeTheStartIsTheNextDay() {
    Hours night = windows(LONDON, window(Set.of(DayOfWeek.FRIDAY), "22:00", "06:00"));

    assertThat(at(night, "2026-03-06T21:59", LONDON))
        .isEqualTo("closed until Fri 2026-03-06 22:00 +00:00");
    assertThat(at(night, "2026-03-07T05:59", LONDON))
        .isEqualTo("open until Sat 2026-03-07 06:00 +00:00");
    assertThat(at(night, "2026-03-07T06:00", LONDON))
        .isEqualTo("closed until Fri 2026-03-13 22:00 +00:00");
    assertThat(
            at(
                windows(LONDON, window(Set.of(DayOfWeek.FRIDAY), "08:00", "08:00")),
                "2026-03-07T07:59",
                LONDON))
        .isEqualTo("open until Sat 2026-03-07 08:00 +00:00");
  }

  @Test
  void windowsThatTouchOrOverlapAreOne() {
    Hours hours =
        windows(
            LONDON,
            window(Set.of(DayOfWeek.MONDAY), "08:00", "12:00"),
            window(Set.of(DayOfWeek.MONDAY), "12:00", "14:00"),
            window(Set.of(DayOfWeek.MONDAY), "13:00", "15:30"));

    assertThat(at(hours, "2026-03-02T09:00", LONDON))
        .isEqualTo("open until Mon 2026-03-02 15:30 +00:00");
  }

  @Test
  void whatIsAlwaysOpenNeverCloses() {
    Hours always = windows(LONDON, window(ALL_DAYS, "00:00", "00:00"));

    assertThat(at(always, "2026-03-02T09:00", LONDON)).isEqualTo("open until for good");
  }

  @Test
  void whatHasNoTimeNeverOpens() {
    assertThat(at(windows(LONDON), "2026-03-02T09:00", LONDON)).isEqualTo("closed until for good");
  }

  @Test
  void anEdgeInTheGapOfSpringMovesForward() {
    assertThat(at(early(LONDON), "2026-03-29T00:30", LONDON))
        .isEqualTo("closed until Sun 2026-03-29 02:30 +01:00");
    assertThat(
            at(windows(NEW_YORK, window(ALL_DAYS, "02:30", "04:00")), "2026-03-08T01:00", NEW_YORK))
        .isEqualTo("closed until Sun 2026-03-08 03:30 -04:00");
    assertThat(at(windows(SYDNEY, window(ALL_DAYS, "02:30", "04:00")), "2026-10-04T01:00", SYDNEY))
        .isEqualTo("closed until Sun 2026-10-04 03:30 +11:00");
  }

  private static Hours early(ZoneId zone) {
    return windows(zone, window(ALL_DAYS, "01:30", "03:00"));
  }

  @Test
  void anEndInTheGapOfSpringMovesForwardToo() {
    Hours hours = windows(NEW_YORK, window(ALL_DAYS, "01:00", "02:30"));

    assertThat(at(hours, "2026-03-08T01:30", NEW_YORK))
        .isEqualTo("open until Sun 2026-03-08 03:30 -04:00");
  }

  @Test
  void aWindowThatTheGapSwallowsDoesNotOpenThatDay() {
    Hours hours = windows(NEW_YORK, window(ALL_DAYS, "02:30", "03:15"));

    assertThat(at(hours, "2026-03-08T01:00", NEW_YORK))
        .isEqualTo("closed until Mon 2026-03-09 02:30 -04:00");
    assertThat(hours.inside(at("2026-03-08T03:20", NEW_YORK))).isFalse();
  }

  @Test
  void ofTheHourThatComesTwiceInAutumnTheFirstIsTaken() {
    assertThat(at(early(LONDON), "2026-10-25T00:30", LONDON))
        .isEqualTo("closed until Sun 2026-10-25 01:30 +01:00");
    assertThat(
            at(windows(NEW_YORK, window(ALL_DAYS, "00:30", "01:30")), "2026-11-01T00:45", NEW_YORK))
        .isEqualTo("open until Sun 2026-11-01 01:30 -04:00");
    assertThat(at(windows(SYDNEY, window(ALL_DAYS, "00:30", "02:30")), "2026-04-05T01:00", SYDNEY))
        .isEqualTo("open until Sun 2026-04-05 02:30 +11:00");
  }

  @Test
  void theSecondOfTheHoursThatComeTwiceIsInsideAWindowAcrossThem() {
    Instant second = at("2026-11-01T01:30", NEW_YORK).plusSeconds(3600);

    assertThat(at(windows(NEW_YORK, window(ALL_DAYS, "00:30", "03:00")), second, NEW_YORK))
        .isEqualTo("open until Sun 2026-11-01 03:00 -05:00");
    assertThat(windows(NEW_YORK, window(ALL_DAYS, "00:30", "01:45")).inside(second)).isFalse();
  }

  @Test
  void aHighRiskOnMondayWaitsForTuesdayOnBothSidesOfTheChangeOfClocks() {
    Hours tuesday =
        windows(NEW_YORK, window(Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY), "06:00", "10:00"));

    assertThat(at(tuesday, "2026-03-02T07:00", NEW_YORK))
        .isEqualTo("closed until Tue 2026-03-03 06:00 -05:00");
    assertThat(at(tuesday, "2026-03-09T07:00", NEW_YORK))
        .isEqualTo("closed until Tue 2026-03-10 06:00 -04:00");
  }
}
