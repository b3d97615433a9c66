package dev.countersign.queue;

import static dev.countersign.queue.QueueScene.event;
import static dev.countersign.queue.QueueScene.noonAnd;
import static dev.countersign.queue.QueueScene.person;
import static dev.countersign.queue.QueueScene.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.queue.Queue.Depth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What the queue tells of itself.
interface NumbersContract extends QueueScene {
  @Test
  default void anEmptyQueueIsEmpty() {
    assertThat(queue().depth(NOON)).isEqualTo(new Depth(0, 0, 0, Duration.ZERO));
    assertThat(nextDue()).isEqualTo(NEVER);
    assertThat(claim(NOON, 9)).isEmpty();
  }

  @Test
  default void theQueueIsToldInNumbers() {
    queue().add(event("a", NOON, "x"));
    queue().add(event("b", noonAnd(1), "x"));
    queue().add(event("c", noonAnd(2), "x"));
    queue().add(event("d", noonAnd(999_999), "x"));
    queue().park(claimOne(NOON), "too often");
    claimOne(noonAnd(1));
    assertThat(queue().depth(noonAnd(5_002))).isEqualTo(new Depth(2, 1, 1, Duration.ofSeconds(5)));
  }

  @Test
  default void whatIsDueOfEventsAndPeopleIsTheBacklog() {
    queue().add(event("a", NOON, "x"));
    queue().add(person("b", NOON));
    queue().add(event("c", noonAnd(1), "later"));
    queue().add(event("d", NOON, "put aside"));
    queue().add(sweep("e", NOON));
    assertThat(queue().backlog(NOON, 100)).isEqualTo(3);
    assertThat(queue().backlog(NOON, 2)).isEqualTo(2);
    claim(NOON, 1);
    assertThat(queue().backlog(NOON, 100)).isEqualTo(2);
    assertThat(queue().backlog(noonAnd(1), 100)).isEqualTo(3);
  }
}
