package dev.countersign.queue;

import static dev.countersign.queue.QueueScene.event;
import static dev.countersign.queue.QueueScene.noonAnd;
import static dev.countersign.queue.QueueScene.person;
import static dev.countersign.queue.QueueScene.sweep;
import static dev.countersign.queue.QueueScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many wishes become one piece of work.
interface WishesContract extends QueueScene {
  @Test
  default void eventsOnOneSubjectBecomeOnePieceOfWorkWithAllTheirNotes() {
    hear("pr", 0);
    hear("pr", 100);
    hear("pr", 200);
    List<Work.Claim> claims = claim(noonAnd(9999), 9);
    assertThat(told(claims)).isEqualTo("pr");
    assertThat(claims.getFirst().notes()).containsExactly("at 0", "at 100", "at 200");
  }

  @Test
  default void aNoteMayBeEmptyAndMayHaveLines() {
    queue().add(event("pr", NOON, ""));
    queue().add(event("pr", NOON, "a\nb\\n"));
    queue().add(event("pr", NOON, ""));
    assertThat(claimOne(NOON).notes()).containsExactly("", "a\nb\\n", "");
  }

  @Test
  default void anEventWithoutANoteMeansLookAfresh() {
    queue().add(event("pr", NOON, "a"));
    queue().add(event("pr", NOON, null));
    queue().add(event("pr", NOON, "b"));
    assertThat(claimOne(NOON).notes()).isNull();
  }

  @Test
  default void aFirstEventWithoutANoteMeansLookAfresh() {
    queue().add(event("pr", NOON, null));
    queue().add(event("pr", NOON, "b"));
    assertThat(claimOne(NOON).notes()).isNull();
  }

  @Test
  default void tooManyNotesMeanLookAfresh() {
    IntStream.range(0, 31).forEach(i -> queue().add(event("pr", NOON, "x".repeat(2000))));
    assertThat(claimOne(NOON).notes()).isNull();
  }

  @Test
  default void aNoteThatIsTooLongMeansLookAfresh() {
    queue().add(event("pr", NOON, "x".repeat(70_000)));
    assertThat(claimOne(NOON).notes()).isNull();
  }

  @Test
  default void anEventThatFollowsAnotherPutsItOff() {
    hear("pr", 0);
    hear("pr", 400);
    assertThat(claim(noonAnd(899), 1)).isEmpty();
    assertThat(nextDue()).isEqualTo(noonAnd(900));
    assertThat(claim(noonAnd(900), 1)).hasSize(1);
  }

  @Test
  default void eventsThatNeverStopPutItOffOnlySoLong() {
    IntStream.range(0, 50).forEach(i -> hear("pr", i * 100L));
    assertThat(nextDue()).isEqualTo(NOON.plus(Queue.LONGEST_WAIT));
  }

  @Test
  default void aSweepNeverPostponesAnEvent() {
    hear("pr", 0);
    queue().add(sweep("pr", noonAnd(3_600_000)));
    assertThat(nextDue()).isEqualTo(noonAnd(500));
  }

  @Test
  default void anEventDoesNotWaitForASweep() {
    queue().add(sweep("pr", noonAnd(3_600_000)));
    hear("pr", 0);
    assertThat(nextDue()).isEqualTo(noonAnd(500));
    assertThat(claimOne(noonAnd(500)).urgency()).isEqualTo(Work.EVENT);
  }

  @Test
  default void eventsAfterASweepThatIsFarAwayPutItOffOnlySoLong() {
    queue().add(sweep("pr", noonAnd(3_600_000)));
    IntStream.range(0, 50).forEach(i -> hear("pr", i * 100L));
    assertThat(nextDue()).isEqualTo(NOON.plus(Queue.LONGEST_WAIT));
  }

  @Test
  default void somebodyWhoWaitsIsServedAtOnce() {
    hear("pr", 0);
    queue().add(person("pr", noonAnd(100)));
    hear("pr", 200);
    assertThat(nextDue()).isEqualTo(noonAnd(100));
    Work.Claim claim = claimOne(noonAnd(200));
    assertThat(claim.urgency()).isEqualTo(Work.PERSON);
    assertThat(claim.notes()).containsExactly("at 0", "button", "at 200");
  }

  @Test
  default void aTimerUnderAKeyOfItsOwnChangesNothingElse() {
    queue().add(sweep("timer:pr", noonAnd(86_400_000)));
    hear("pr", 0);
    Work.Claim claim = claimOne(noonAnd(500));
    assertThat(claim.key()).isEqualTo("pr");
    queue().done(claim, noonAnd(600));
    assertThat(told(claim(noonAnd(86_399_999), 9))).isEmpty();
    assertThat(told(claim(noonAnd(86_400_000), 9))).isEqualTo("timer:pr");
  }
}
