package dev.countersign.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeStory {
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final BusinessHours OFFICE =
      new BusinessHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          Set.of(LocalDate.parse("2026-03-31")));

  private static Instant sydney(String local) {
    return java.time.LocalDateTime.parse(local).atZone(SYDNEY).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-16T23:59:59, false, 2026-08-17T00:00",
    "2026-08-17T00:00:00, true,  2026-09-05T00:00",
    "2026-09-04T23:59:59, true,  2026-09-05T00:00",
    "2026-09-05T00:00:00, false,",
  })
  void datesAreWholeDaysOfTheZoneAndTheLastIsIncluded(String at, boolean frozen, String turns) {
    FrozenDays days =
        FrozenDays.of(
            new Freeze.Days.Dates(LocalDate.parse("2026-08-17"), LocalDate.parse("2026-09-04")),
            SYDNEY);

    assertThat(days.inForce(sydney(at))).isEqualTo(frozen);
    assertThat(days.turns(sydney(at))).isEqualTo(turns == null ? null : sydney(turns));
  }

  @ParameterizedTest
  @CsvSource({
    // The last two business days of March are Friday 27 and Monday 30: Tuesday 31 is a holiday.
    "2026-03-26T23:00, false, 2026-03-27T00:00",
    "2026-03-27T00:00, true,  2026-04-01T00:00",
    "2026-03-29T12:00, true,  2026-04-01T00:00",
    "2026-03-31T23:59, true,  2026-04-01T00:00",
    "2026-04-01T00:00, false, 2026-04-29T00:00",
  })
  void theLastBusinessDaysOfAMonthLastToItsEnd(String at, boolean frozen, String turns) {
    FrozenDays days = FrozenDays.of(new Freeze.Days.LastBusinessDays(2, false), OFFICE, SYDNEY);

    assertThat(days.inForce(sydney(at))).isEqualTo(frozen);
    assertThat(days.turns(sydney(at))).isEqualTo(sydney(turns));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-27T12:00, false",
    "2026-03-30T12:00, true",
    "2026-06-30T12:00, true",
    "2026-12-31T12:00, true",
    "2026-11-30T12:00, false",
  })
  void theLastBusinessDaysOfAQuarterAreNotThoseOfItsOtherMonths(String at, boolean frozen) {
    FrozenDays days = FrozenDays.of(new Freeze.Days.LastBusinessDays(1, true), OFFICE, SYDNEY);

    assertThat(days.inForce(sydney(at))).isEqualTo(frozen);
  }

  @Test
  void aMonthWithFewerBusinessDaysThanThatIsFrozenWhole() {
    FrozenDays days = FrozenDays.of(new Freeze.Days.LastBusinessDays(30, false), OFFICE, SYDNEY);

    assertThat(days.inForce(sydney("2026-05-01T00:00"))).isTrue();
    assertThat(days.turns(sydney("2026-05-01T00:00"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "90m,              2026-03-06T15:00, 2026-03-06T16:30",
    "24h,              2026-03-06T15:00, 2026-03-07T15:00",
    "1 minute,         2026-03-06T15:00, 2026-03-06T15:01",
    "3d,               2026-04-03T15:00, 2026-04-06T15:00",
    "2w,               2026-03-06T15:00, 2026-03-20T15:00",
    "1y,               2026-03-06T15:00, 2027-03-06T15:00",
    "1 business day,   2026-03-06T15:00, 2026-03-09T15:00",
    "2 business days,  2026-03-27T15:00, 2026-04-01T15:00",
    "1 business day,   2026-03-07T15:00, 2026-03-10T00:00",
    "2-5 days,         2026-03-06T15:00, 2026-03-08T15:00",
    "2 – 5 Working Days, 2026-03-06T15:00, 2026-03-10T15:00",
    "0 days,           2026-03-06T15:00, 2026-03-06T15:00",
  })
  void aTermIsOverByTheClockOrByTheCalendar(String text, String from, String over) {
    Term term = Term.of(text);

    assertThat(term).isNotNull();
    assertThat(term.after(sydney(from), OFFICE, SYDNEY)).isEqualTo(sydney(over));
  }

  @ParameterizedTest
  @CsvSource({"soon", "2", "days", "-1 days", "1000000d", "2 fortnights"})
  void whatIsNoLengthOfTimeIsNone(String text) {
    assertThat(Term.of(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1d, 1 day", "2h, 2 hours", "2 business days, 2 business days", "1y, 1 year"})
  void aTermIsSaidInFull(String text, String said) {
    assertThat(Term.of(text)).hasToString(said);
  }
}
