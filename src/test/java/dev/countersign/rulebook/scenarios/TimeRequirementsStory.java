package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRequirementsStory {
  private static final String CALENDAR =
      """
      business_hours: {holidays: [2026-03-31], holidays_ics: .github/holidays.ics}
      calendar:
        windows: {office: business_hours}
        freezes:
          - {name: Back to school, from: 2026-08-17, to: 2026-09-04, except: [big]}
          - {name: Month end, last_business_days: 2, of: month}
          - {name: Company calendar, ics: .github/freezes.ics}
      """;

  private static final String FILES =
      "repository: {.github/holidays.ics: \"BEGIN:VCALENDAR\\nVERSION:2.0\\nBEGIN:VEVENT\\n"
          + "DTSTART;VALUE=DATE:20260305\\nEND:VEVENT\\nEND:VCALENDAR\", "
          + ".github/freezes.ics: \"BEGIN:VCALENDAR\\nVERSION:2.0\\nBEGIN:VEVENT\\n"
          + "DTSTART;VALUE=DATE:20260310\\nDTEND;VALUE=DATE:20260312\\nEND:VEVENT\\n"
          + "END:VCALENDAR\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-09T23:59 |                | rules: {It: met}, check: success, says: ["no freeze in force, the next begins Tue 00:00"]
          2026-03-10T00:00 |                | rules: {It: waiting}, check: waiting, title: "the end of the freeze Company calendar, over at Thu 00:00"
          2026-03-11T23:59 |                | rules: {It: waiting}, says: ["frozen: Company calendar, until Thu 00:00"]
          2026-03-12T00:00 |                | rules: {It: met}
          2026-03-30T12:00 |                | rules: {It: waiting}, title: "Month end, over at Wed 00:00"
          2026-08-17T00:00 |                | rules: {It: waiting}, title: "Back to school, over at Sat 5 Sep 2026 00:00"
          2026-08-17T00:00 | labels: [big]  | rules: {It: met}
          2026-08-31T12:00 |                | rules: {It: waiting}, title: "Back to school and Month end, over at Sat 00:00"
          2026-08-31T12:00 | labels: [big]  | rules: {It: waiting}, title: "Month end, over at Tue 00:00"
          """)
  void aFreezeHoldsFromItsFirstDayToItsLastButNotTheTypesThatItExcepts(
      String at, String change, String expect) {
    String more = change == null ? FILES : change + ", " + FILES;
    assertThat(
            Trying.rule(
                "require: {no_freeze: true}",
                CALENDAR,
                "at: " + at + ", change: {" + more + "}",
                expect))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no_freeze: true                        | 2026-03-03T12:00 | says: ["the calendar .github/freezes.ics is not on the base branch or cannot be read"]
          no_freeze: true                        | 2026-08-17T12:00 | says: ["Back to school", ".github/holidays.ics"]
          window: office                         | 2026-03-03T12:00 | says: [".github/holidays.ics"]
          age: {at_least: 1 business day}        | 2026-03-03T12:00 | says: [".github/holidays.ics"]
          """)
  void aCalendarThatCannotBeReadIsWaitedFor(String require, String at, String expect) {
    assertThat(
            Trying.rule(
                "require: {" + require + "}",
                CALENDAR,
                "at: " + at,
                "rules: {It: waiting}, " + expect))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-04T12:00 | rules: {It: met}
          2026-03-05T12:00 | rules: {It: waiting}, title: "the window at Fri 09:00"
          """)
  void holidaysOfACalendarFileAreNoBusinessDays(String at, String expect) {
    assertThat(
            Trying.rule(
                "require: {window: office}",
                CALENDAR,
                "at: " + at + ", change: {" + FILES + "}",
                expect))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yes | 2026-03-04T12:00 | absent
          no  | 2026-03-04T12:00 | met
          no  | 2026-03-05T12:00 | met
          """)
  void whereHolidaysAreNotKnownTheStricterReadingOfBusinessHoursHolds(
      String files, String at, String state) {
    String change = files.equals("yes") ? ", change: {" + FILES + "}" : "";
    assertThat(
            Trying.rule(
                "when: {business_hours: false}\n    require: {size: {files: \">=0\"}}",
                CALENDAR,
                "at: " + at + change,
                "rules: {It: " + state + "}"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          age: {at_least: 2h}            | ready_at: 2026-03-03T10:00 | rules: {It: met}, says: ["ready for review for 2 hours"]
          age: {at_least: 2h}            | ready_at: 2026-03-03T10:01 | rules: {It: waiting}, title: "ready for 2 hours, at Tue 12:01", says: ["ready for 2 hours at Tue 12:01"]
          age: {at_least: 2h}            | draft: true                | rules: {It: unmet}, check: action_required, title: "Mark it ready for review", says: ["it must have been so for 2 hours", "a draft"]
          lead_time: 1 business day      | ready_at: 2026-03-02T12:00 | rules: {It: met}
          lead_time: {at_least: 1d}      | ready_at: 2026-03-02T12:01 | rules: {It: waiting}
          lead_time: true                | labels: [big]              | rules: {It: waiting}, says: ["ready for 2 business days at Thu 11:00"]
          lead_time: true                | title: "fix: a"            | rules: {It: met}
          """)
  void anAgeCountsFromReadyForReview(String require, String change, String expect) {
    assertThat(Trying.requirement(require, change, expect)).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size: {lines: "<=100"}              | files: [{path: a, added: 60, removed: 40}] | rules: {It: met}, says: ["100 lines, of at most 100 allowed"]
          size: {lines: "<=100"}              | files: [{path: a, added: 61, removed: 40}] | rules: {It: unmet}, title: Split the change, says: ["it has 101 lines, of at most 100 allowed, generated files left out"]
          size: {lines: "<=1", files: "<2"}   | files: [{path: a, added: 1}]               | rules: {It: met}, says: ["1 file, of less than 2 allowed and 1 line, of at most 1 allowed"]
          size: {lines: "<=100"}              | too_many_files: true                       | rules: {It: unmet}, says: ["at least 0 lines", "The list of changed files is not complete"]
          size: {lines: "<=100"}              | files: [{path: gen/a, added: 500}], repository: {.gitattributes: "gen/** linguist-generated"} | rules: {It: met}
          merge_method: squash                | merge_methods: [squash]                    | rules: {It: met}, says: ["allowed: squash merging"]
          merge_method: squash                | merge_methods: [squash, rebase]            | rules: {It: waiting}, check: waiting, title: "an administrator to allow only squash merging", says: ["to leave squash merging as the only way to merge", "allowed: squash merging and rebase merging"]
          merge_method: merge                 | title: "fix: a"                            | rules: {It: waiting}, says: ["merge commits"]
          merge_method: rebase                | merge_methods: []                          | rules: {It: waiting}, says: ["no way to merge is allowed"]
          """)
  void aChangeIsSmallEnoughAndMergedOneWay(String require, String change, String expect) {
    assertThat(Trying.requirement(require, change, expect)).isEqualTo("passed");
  }
}
