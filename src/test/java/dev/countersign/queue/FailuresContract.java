package dev.countersign.queue;

import static dev.countersign.queue.QueueScene.noonAnd;
import static dev.countersign.queue.QueueScene.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What becomes of work that failed.
interface FailuresContract extends QueueScene {
  @Test
  default void whatFailedIsDoneAgainLaterAfreshAndCounted() {
    hear("pr", 0);
    queue().again(claimOne(noonAnd(500)), noonAnd(4_000), "502", true);
    assertThat(nextDue()).isEqualTo(noonAnd(4_000));
    Work.Claim again = claimOne(noonAnd(4_000));
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.notes()).isNull();
    queue().again(again, noonAnd(9_000), "502", true);
    assertThat(claimOne(noonAnd(9_000)).attempts()).isEqualTo(2);
  }

  @Test
  default void whatIsHandedBackIsNotCounted() {
    hear("pr", 0);
    queue().again(claimOne(noonAnd(500)), noonAnd(500), "stopping", false);
    assertThat(claimOne(noonAnd(500)).attempts()).isZero();
  }

  @Test
  default void anEventBringsForwardWhatWasToBeDoneAgainLater() {
    hear("pr", 0);
    queue().again(claimOne(noonAnd(500)), noonAnd(900_000), "502", true);
    hear("pr", 1_000);
    assertThat(nextDue()).isEqualTo(noonAnd(1_500));
    assertThat(claimOne(noonAnd(1_500)).attempts()).isEqualTo(1);
  }

  @Test
  default void aSuccessForgetsEarlierFailures() {
    hear("pr", 0);
    queue().again(claimOne(noonAnd(500)), noonAnd(600), "502", true);
    Work.Claim claim = claimOne(noonAnd(600));
    hear("pr", 700);
    queue().done(claim, noonAnd(800));
    assertThat(claimOne(noonAnd(1_200)).attempts()).isZero();
  }

  @Test
  default void runsThatEndedWithoutAWordAreCountedApart() {
    hear("pr", 0);
    queue().again(claimOne(noonAnd(500)), noonAnd(600), "502", true);
    assertThat(claimOne(noonAnd(600)).deaths()).isZero();
    assertThat(claimOne(noonAnd(600).plus(MINUTE)).deaths()).isEqualTo(1);
    Work.Claim third = claimOne(noonAnd(600).plus(MINUTE).plus(MINUTE));
    assertThat(third.deaths()).isEqualTo(2);
    assertThat(third.attempts()).isEqualTo(3);
    queue().again(third, noonAnd(900_000), "502", true);
    assertThat(claimOne(noonAnd(900_000)).deaths()).isEqualTo(2);
  }

  @Test
  default void aWishForgivesWhatWasPutAsideItsDeaths() {
    hear("pr", 0);
    claimOne(noonAnd(500));
    queue().park(claimOne(noonAnd(500).plus(MINUTE)), "too often");
    hear("pr", 200_000);
    assertThat(claimOne(noonAnd(300_000)).deaths()).isZero();
  }

  @Test
  default void aSuccessForgetsEarlierDeaths() {
    hear("pr", 0);
    claimOne(noonAnd(500));
    Work.Claim claim = claimOne(noonAnd(500).plus(MINUTE));
    hear("pr", 200_000);
    queue().done(claim, noonAnd(200_100));
    assertThat(claimOne(noonAnd(300_000)).deaths()).isZero();
  }

  @Test
  default void whatIsPutAsideIsNotClaimed() {
    hear("pr", 0);
    queue().park(claimOne(noonAnd(500)), "too often");
    assertThat(claim(NEVER, 9)).isEmpty();
    assertThat(nextDue()).isEqualTo(NEVER);
  }

  @Test
  default void aWishBringsBackWhatWasPutAside() {
    hear("pr", 0);
    queue().again(claimOne(noonAnd(500)), noonAnd(600), "502", true);
    queue().park(claimOne(noonAnd(600)), "too often");
    queue().add(sweep("pr", noonAnd(5_000)));
    assertThat(nextDue()).isEqualTo(noonAnd(5_000));
    Work.Claim back = claimOne(noonAnd(5_000));
    assertThat(back.attempts()).isZero();
    assertThat(back.urgency()).isEqualTo(Work.SWEEP);
    assertThat(back.notes()).isNull();
  }

  @Test
  default void whatIsPutAsideIsToldWithItsReason() {
    queue().add(sweep("b", NOON));
    queue().add(sweep("a", NOON));
    claim(NOON, 2).forEach(claim -> queue().park(claim, "because of " + claim.key()));
    assertThat(queue().parked(9))
        .containsExactly(
            new Queue.Parked("a", "one", "because of a"),
            new Queue.Parked("b", "one", "because of b"));
    assertThat(queue().parked(1)).hasSize(1);
  }

  @Test
  default void whatIsPutAsideIsRetriedByHandOnce() {
    queue().add(sweep("pr", NOON));
    queue().again(claimOne(NOON), NOON, "502", true);
    queue().park(claimOne(NOON), "too often");
    assertThat(queue().retry("pr", noonAnd(9))).isTrue();
    assertThat(queue().retry("pr", noonAnd(9))).isFalse();
    assertThat(queue().parked(9)).isEmpty();
    Work.Claim back = claimOne(noonAnd(9));
    assertThat(back.attempts()).isZero();
    assertThat(back.urgency()).isEqualTo(Work.PERSON);
    assertThat(back.notes()).isNull();
    queue().done(back, noonAnd(10));
    assertThat(queue().depth(noonAnd(10)).waiting()).isZero();
  }

  @Test
  default void whatIsNotPutAsideIsNotRetried() {
    hear("pr", 0);
    assertThat(queue().retry("pr", noonAnd(1))).isFalse();
    assertThat(queue().retry("nothing", noonAnd(1))).isFalse();
    assertThat(nextDue()).isEqualTo(noonAnd(500));
  }

  @Test
  default void anEventDuringTheLastAttemptIsNotPutAsideWithIt() {
    hear("pr", 0);
    Work.Claim last = claimOne(noonAnd(500));
    hear("pr", 600);
    queue().park(last, "too often");
    assertThat(queue().depth(noonAnd(600)).parked()).isZero();
    assertThat(claimOne(noonAnd(1_100)).attempts()).isZero();
  }
}
