package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.calendar.Freeze;
import dev.countersign.calendar.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeStory {
  private static Hearing frozen(Freeze.Days days, String... except) {
    Hearing hearing = new Hearing().rule("R", Condition.always(), new Requirement.NoFreeze());
    hearing.freezes.add(new Freeze("F", days, Set.of(except), List.of()));
    return hearing;
  }

  private static Freeze.Days dates(String from, String to) {
    return new Freeze.Days.Dates(LocalDate.parse(from), LocalDate.parse(to));
  }

  @Test
  void aFreezeIsJudgedAgainWhenItEnds() {
    assertThat(frozen(dates("2026-03-03", "2026-03-04")).says())
        .startsWith("WAITING\n")
        .contains("again: 2026-03-04T13:00:00Z");
  }

  @Test
  void aPassIsJudgedAgainWhenAFreezeBegins() {
    assertThat(frozen(dates("2026-03-10", "2026-03-11")).says())
        .startsWith("READY\n")
        .contains("again: 2026-03-09T13:00:00Z");
  }

  @Test
  void aFreezeThatExceptsTheTypeWakesNobody() {
    assertThat(frozen(dates("2026-03-03", "2026-03-04"), "standard").says())
        .startsWith("READY\n")
        .doesNotContain("again");
  }

  @Test
  void aFreezeOverAYearLongHasNoEndToTell() {
    Hearing hearing = frozen(dates("2026-01-01", "2028-01-01"));

    assertThat(hearing.says()).startsWith("WAITING\n").doesNotContain("again");
    assertThat(hearing.verdict().rules().getFirst().findings())
        .containsExactly(new Finding.Frozen(State.WAITING, List.of("F"), null));
  }

  @Test
  void anAgeIsJudgedAgainWhenItIsReached() {
    Hearing hearing =
        new Hearing()
            .rule("R", Condition.always(), new Requirement.Age(new Term(2, Term.Unit.HOURS)));

    assertThat(hearing.says()).startsWith("WAITING\n").contains("again: 2026-03-03T02:00:00Z");
    hearing.readyAt = Instant.parse("2026-03-02T23:00:00Z");
    assertThat(hearing.says()).startsWith("READY\n").doesNotContain("again");
  }

  @Test
  void aLeadTimeThatIsNoLengthOfTimeIsWaitedFor() {
    Hearing hearing = new Hearing().rule("R", Condition.always(), new Requirement.LeadTime());
    hearing.types.add(new ChangeType("standard", null, true, null, "a while"));

    assertThat(hearing.verdict().rules().getFirst().findings())
        .containsExactly(
            new Finding.Unknown(
                State.WAITING, "the lead time of the type standard is no length of time: a while"));
  }

  @Test
  void calendarFilesAreOfInterest() {
    Hearing hearing = frozen(new Freeze.Days.Listed(".github/freezes.ics"));
    hearing.holidaysFile = "holidays.ics";

    assertThat(Interests.of(hearing.policy()).calendars())
        .containsExactlyInAnyOrder(".github/freezes.ics", "holidays.ics");
  }
}
