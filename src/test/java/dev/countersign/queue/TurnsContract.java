package dev.countersign.queue;

import static dev.countersign.queue.QueueScene.event;
import static dev.countersign.queue.QueueScene.noonAnd;
import static dev.countersign.queue.QueueScene.person;
import static dev.countersign.queue.QueueScene.sweep;
import static dev.countersign.queue.QueueScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which work is claimed first.
interface TurnsContract extends QueueScene {
  @Test
  default void moreUrgentWorkComesFirst() {
    queue().add(sweep("sweep", NOON));
    queue().add(event("event", noonAnd(1), "a"));
    queue().add(person("person", noonAnd(2)));
    assertThat(told(claim(noonAnd(2), 9))).isEqualTo("person event sweep");
  }

  @Test
  default void workThatIsNotDueIsLeft() {
    queue().add(person("later", noonAnd(1)));
    queue().add(sweep("now", NOON));
    assertThat(told(claim(NOON, 9))).isEqualTo("now");
  }

  @Test
  default void ofOneGroupTheOldestComesFirst() {
    queue().add(event("b", noonAnd(2), "x"));
    queue().add(event("c", noonAnd(1), "x"));
    queue().add(event("a", noonAnd(3), "x"));
    assertThat(told(claim(noonAnd(9), 2))).isEqualTo("c b");
    assertThat(told(claim(noonAnd(9), 2))).isEqualTo("a");
  }

  @Test
  default void aGroupWithMuchWorkDoesNotKeepAnotherWaiting() {
    for (int i = 0; i < 40; i++) {
      queue().add(new Work("big" + (10 + i), "big", Work.EVENT, noonAnd(i), "x"));
    }
    queue().add(new Work("small1", "small", Work.EVENT, noonAnd(100), "x"));
    queue().add(new Work("small2", "small", Work.EVENT, noonAnd(101), "x"));
    assertThat(told(claim(noonAnd(200), 5))).isEqualTo("big10 small1 big11 small2 big12");
  }

  @Test
  default void whatAGroupHasUnderWayCountsAsItsTurn() {
    for (int i = 0; i < 9; i++) {
      queue().add(new Work("big" + i, "big", Work.EVENT, noonAnd(i), "x"));
    }
    assertThat(told(claim(noonAnd(9), 3))).isEqualTo("big0 big1 big2");
    queue().add(new Work("small1", "small", Work.EVENT, noonAnd(10), "x"));
    queue().add(new Work("small2", "small", Work.EVENT, noonAnd(11), "x"));
    assertThat(told(claim(noonAnd(12), 3))).isEqualTo("small1 small2 big3");
  }

  @Test
  default void nothingIsClaimedWhereNothingIsWanted() {
    queue().add(event("pr", NOON, "x"));
    assertThat(claim(NOON, 0)).isEmpty();
  }
}
