package dev.countersign.policy.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Obligation.Reminder;
import dev.countersign.policy.Promise;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When an obligation speaks up, and how it stands at a moment.
class DutyStory {
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final Instant OPENED = Instant.parse("2026-04-03T12:00:00Z");
  private static final Instant DUE = Instant.parse("2026-04-04T12:00:00Z");

  private static Duty duty(@Nullable Instant due, Duty.@Nullable Done done) {
    Obligation retro =
        new Obligation(
            "Retro",
            Condition.always(),
            Obligation.Start.MERGE,
            null,
            null,
            new Obligation.Owner.Named(new Login("bob")),
            List.of(),
            false,
            "",
            List.of(),
            List.of(),
            List.of(new Reminder.Part(50), new Reminder.Due(), new Reminder.Daily()));
    return new Duty(new Promise(retro, List.of()), OPENED, due, List.of(), done);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-03T12:00:00Z, 2026-04-04T00:00:00Z",
    "2026-04-04T00:00:00Z, 2026-04-04T12:00:00Z",
    "2026-04-04T12:00:00Z, 2026-04-05T13:00:00Z",
    "2026-04-05T13:00:00Z, 2026-04-06T13:00:00Z"
  })
  void itRemindsAtHalfTimeWhenDueAndEveryDayByTheClockOnTheWall(String now, String next) {
    assertThat(duty(DUE, null).next(Instant.parse(now), SYDNEY)).isEqualTo(Instant.parse(next));
  }

  @Test
  void afterAYearItFallsSilent() {
    assertThat(duty(DUE, null).next(DUE.plusSeconds(400L * 86_400), SYDNEY)).isNull();
  }

  @Test
  void withoutATermItNeverFallsDue() {
    Duty endless = duty(null, null);

    assertThat(endless.next(OPENED, SYDNEY)).isNull();
    assertThat(endless.overdue(DUE)).isFalse();
    assertThat(endless.open()).isTrue();
  }

  @Test
  void itIsOverdueFromTheMomentItIsDue() {
    assertThat(duty(DUE, null).overdue(DUE.minusSeconds(1))).isFalse();
    assertThat(duty(DUE, null).overdue(DUE)).isTrue();
    assertThat(duty(DUE, null).late()).isFalse();
  }

  @Test
  void doneIsDoneInTimeOrLate() {
    Duty done = duty(DUE, new Duty.Done(DUE, "bob", "all of it"));

    assertThat(done.next(OPENED, SYDNEY)).isNull();
    assertThat(done.overdue(DUE.plusSeconds(1))).isFalse();
    assertThat(done.late()).isFalse();
    assertThat(duty(DUE, new Duty.Done(DUE.plusSeconds(1), "bob", "late")).late()).isTrue();
    assertThat(duty(null, new Duty.Done(DUE, "bob", "some day")).late()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Retro all of it     | Retro     | all of it
          retro two: done     | Retro two | : done
          Retro two           |           |
          Other all of it     |           |
          Retro               |           |
          Retro …             |           |
          """)
  void theLongestNameThatIsFollowedByANoteIsMeant(
      String words, @Nullable String name, @Nullable String note) {
    DoneWords said = DoneWords.in(words, List.of("Retro", "Retro two"));

    assertThat(said == null ? null : said.obligation()).isEqualTo(name);
    assertThat(said == null ? null : said.note()).isEqualTo(note);
  }
}
