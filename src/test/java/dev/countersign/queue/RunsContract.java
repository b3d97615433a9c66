package dev.countersign.queue;

import static dev.countersign.queue.QueueScene.event;
import static dev.countersign.queue.QueueScene.noonAnd;
import static dev.countersign.queue.QueueScene.sweep;
import static dev.countersign.queue.QueueScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds while work is under way, and when its worker died.
interface RunsContract extends QueueScene {
  @Test
  default void workUnderWayIsNotClaimedAgain() {
    hear("pr", 0);
    claimOne(noonAnd(500));
    assertThat(queue(1).claim(noonAnd(501), MINUTE, 9)).isEmpty();
  }

  @Test
  default void eventsDuringARunCauseExactlyOneMoreWhichLooksAfresh() {
    hear("pr", 0);
    Work.Claim first = claimOne(noonAnd(500));
    IntStream.range(0, 50).forEach(i -> hear("pr", 600 + i));
    assertThat(claim(noonAnd(2000), 9)).isEmpty();
    assertThat(queue().done(first, noonAnd(2000))).isTrue();
    Work.Claim second = claimOne(noonAnd(2000));
    assertThat(second.notes()).isNull();
    assertThat(queue().done(second, noonAnd(2001))).isTrue();
    assertThat(claim(noonAnd(99_999), 9)).isEmpty();
    assertThat(nextDue()).isEqualTo(NEVER);
  }

  @Test
  default void whatIsWishedForLaterDuringARunIsDoneLater() {
    hear("pr", 0);
    Work.Claim claim = claimOne(noonAnd(500));
    queue().add(sweep("pr", noonAnd(90_000)));
    queue().add(event("pr", noonAnd(5_500), "later"));
    queue().done(claim, noonAnd(600));
    assertThat(claim(noonAnd(5_499), 9)).isEmpty();
    assertThat(claim(noonAnd(5_500), 9)).hasSize(1);
  }

  @Test
  default void aRunIsToldThatMoreWasWished() {
    hear("pr", 0);
    Work.Claim claim = claimOne(noonAnd(500));
    assertThat(queue().superseded(claim)).isFalse();
    hear("pr", 600);
    assertThat(queue().superseded(claim)).isTrue();
  }

  @Test
  default void aRunIsToldThatItIsNoLongerHeld() {
    hear("pr", 0);
    Work.Claim claim = claimOne(noonAnd(500));
    queue().done(claim, noonAnd(501));
    assertThat(queue().superseded(claim)).isTrue();
  }

  @Test
  default void aDeadRunIsTakenUpByAnotherAfreshAndCounted() {
    hear("pr", 0);
    Work.Claim dead = claimOne(noonAnd(500));
    assertThat(nextDue()).isEqualTo(noonAnd(60_500));
    assertThat(queue(1).claim(noonAnd(60_499), MINUTE, 1)).isEmpty();
    List<Work.Claim> taken = queue(1).claim(noonAnd(60_500), MINUTE, 1);
    assertThat(told(taken)).isEqualTo("pr");
    assertThat(taken.getFirst().notes()).isNull();
    assertThat(taken.getFirst().attempts()).isEqualTo(1);
    assertThat(taken.getFirst().lease()).isNotEqualTo(dead.lease());
  }

  @Test
  default void aDeadRunKeepsItsPlace() {
    queue().add(event("a", NOON, "x"));
    claimOne(NOON);
    queue().add(event("b", noonAnd(1), "x"));
    assertThat(told(claim(noonAnd(60_000), 1))).isEqualTo("a");
  }

  @Test
  default void whatADeadRunDoesLateChangesNothing() {
    hear("pr", 0);
    Work.Claim dead = claimOne(noonAnd(500));
    Work.Claim alive = claimOne(noonAnd(60_500));
    assertThat(queue().done(dead, noonAnd(60_501))).isFalse();
    assertThat(queue().renew(dead, noonAnd(999_999))).isFalse();
    queue().again(dead, noonAnd(999_999), "late", true);
    queue().park(dead, "late");
    assertThat(queue().superseded(dead)).isTrue();
    assertThat(queue().superseded(alive)).isFalse();
    assertThat(queue().done(alive, noonAnd(60_502))).isTrue();
    assertThat(nextDue()).isEqualTo(NEVER);
  }

  @Test
  default void aClaimThatIsRenewedIsNotDead() {
    hear("pr", 0);
    Work.Claim claim = claimOne(noonAnd(500));
    assertThat(queue().renew(claim, noonAnd(120_000))).isTrue();
    assertThat(claim(noonAnd(119_999), 1)).isEmpty();
    assertThat(nextDue()).isEqualTo(noonAnd(120_000));
    assertThat(queue().done(claim, noonAnd(119_999))).isTrue();
  }

  @Test
  default void anEventDuringADeadRunIsNotLost() {
    hear("pr", 0);
    claimOne(noonAnd(500));
    hear("pr", 600);
    Work.Claim second = claimOne(noonAnd(60_500));
    assertThat(second.notes()).isNull();
    assertThat(queue().done(second, noonAnd(60_501))).isTrue();
    assertThat(nextDue()).isEqualTo(NEVER);
  }
}
