package dev.countersign.queue;

import static dev.countersign.queue.QueueScene.delivery;
import static dev.countersign.queue.QueueScene.event;
import static dev.countersign.queue.QueueScene.noonAnd;
import static dev.countersign.queue.QueueScene.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.queue.Queue.Depth;
import dev.countersign.queue.Queue.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is kept of deliveries.
interface DeliveriesContract extends QueueScene {
  @Test
  default void aDeliveryIsKeptOnceAndAddsItsWorkOnce() {
    Received delivery = delivery("g", NOON);
    assertThat(queue().accept(delivery, List.of(event("pr", NOON, "a")))).isTrue();
    assertThat(queue().accept(delivery, List.of(event("pr", NOON, "b")))).isFalse();
    assertThat(claimOne(NOON).notes()).containsExactly("a");
  }

  @Test
  default void aDeliveryThatComesAgainAfterItsWorkIsDoneAddsNothing() {
    queue().accept(delivery("g", NOON), List.of(event("pr", NOON, "a")));
    queue().done(claimOne(NOON), NOON);
    assertThat(queue().accept(delivery("g", noonAnd(9)), List.of(event("pr", NOON, "a"))))
        .isFalse();
    assertThat(claim(noonAnd(9), 1)).isEmpty();
  }

  @Test
  default void theSameGuidOfAnotherHookIsAnotherDelivery() {
    assertThat(queue().accept(delivery("g", NOON), List.of())).isTrue();
    assertThat(queue().accept(new Received("other", "g", "push", "{}", NOON), List.of())).isTrue();
  }

  @Test
  default void whichDeliveriesAreKeptIsTold() {
    assertThat(queue().kept(List.of("a"))).isEmpty();
    queue().accept(delivery("a", NOON), List.of());
    queue().accept(new Received("other", "b", "push", "{}", NOON), List.of());
    queue().accept(new Received("", "c", "push", "{}", NOON), List.of());
    List<String> many = IntStream.range(0, 1100).mapToObj(i -> "guid" + i).toList();
    assertThat(queue().kept(many)).isEmpty();
    assertThat(queue().kept(List.of("a", "b", "c", "d"))).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(queue().kept(List.of())).isEmpty();
  }

  @Test
  default void aDeliveryIsKeptWithAllItsWorkOrNotAtAll() {
    Work good = event("a", NOON, "a");
    Work impossible = event("b", Instant.MAX, "b");
    assertThatThrownBy(() -> queue().accept(delivery("g", NOON), List.of(good, impossible)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(queue().depth(NOON)).isEqualTo(new Depth(0, 0, 0, Duration.ZERO));
    assertThat(queue().accept(delivery("g", NOON), List.of(good))).isTrue();
  }

  @Test
  default void aDeliveryMayCauseWorkOnSeveralSubjects() {
    queue().accept(delivery("g", NOON), List.of(event("b", NOON, "1"), event("a", NOON, "2")));
    assertThat(told(claim(NOON, 9))).isEqualTo("a b");
  }

  @Test
  default void deliveriesBeforeATimeAreForgotten() {
    IntStream.range(0, 1203)
        .forEach(i -> queue().accept(delivery("old" + i, noonAnd(i)), List.of()));
    queue().accept(delivery("new", noonAnd(1203)), List.of());
    assertThat(queue().forget(noonAnd(1203))).isEqualTo(1203);
    assertThat(queue().forget(noonAnd(1203))).isZero();
    assertThat(queue().accept(delivery("new", NOON), List.of())).isFalse();
    assertThat(queue().accept(delivery("old7", NOON), List.of())).isTrue();
  }

  @Test
  default void hostileTextIsKeptAsItIs() {
    String text = "'; DROP TABLE work; -- \"\" :due ? $1 {} <x> \\n \n \r\n \t 🦑 \u202e";
    Work work = new Work("pr:" + text, "group:" + text, Work.EVENT, NOON, text);
    assertThat(queue().accept(new Received(text, text, text, text, NOON), List.of(work))).isTrue();
    assertThat(queue().accept(new Received(text, text, text, text, NOON), List.of())).isFalse();
    Work.Claim claim = claimOne(NOON);
    assertThat(claim.key()).isEqualTo("pr:" + text);
    assertThat(claim.group()).isEqualTo("group:" + text);
    assertThat(claim.notes()).containsExactly(text);
    queue().again(claim, NOON, text, true);
    assertThat(queue().done(claimOne(NOON), NOON)).isTrue();
  }

  @Test
  default void aCharacterThatADatabaseCannotHoldLosesNoDelivery() {
    String nul = "a\0b";
    String half = "\ud83e";
    Received odd = new Received(nul, half, nul, nul + half, NOON);
    assertThat(queue().accept(odd, List.of(event("pr", NOON, nul)))).isTrue();
    assertThat(queue().accept(odd, List.of())).isFalse();
    Work.Claim claim = claimOne(NOON);
    queue().again(claim, NOON, nul, true);
    queue().park(claimOne(NOON), nul);
    assertThat(queue().depth(NOON).parked()).isEqualTo(1);
  }

  @Test
  default void aLargeBodyIsKept() {
    Received large = new Received("hook", "g", "push", "#".repeat(1 << 20), NOON);
    assertThat(queue().accept(large, List.of())).isTrue();
    assertThat(queue().accept(large, List.of())).isFalse();
  }
}
