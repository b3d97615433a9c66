package dev.countersign.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.queue.Queue.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A queue and the words in which its stories are told. Each begins with an empty queue, at noon.
interface QueueScene {
  Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");
  Duration MINUTE = Duration.ofMinutes(1);

  /// The queue as one of several processes sees it.
  ///
  /// @param process 0, 1, 2…
  Queue queue(int process);

  default Queue queue() {
    return queue(0);
  }

  static Instant noonAnd(long millis) {
    return NOON.plusMillis(millis);
  }

  static Work event(String key, Instant due, @Nullable String note) {
    return new Work(key, "one", Work.EVENT, due, note);
  }

  static Work sweep(String key, Instant due) {
    return new Work(key, "one", Work.SWEEP, due, "sweep");
  }

  static Work person(String key, Instant due) {
    return new Work(key, "one", Work.PERSON, due, "button");
  }

  static Received delivery(String guid, Instant at) {
    return new Received("hook", guid, "pull_request", "{}", at);
  }

  /// The event of a delivery: due half a second later.
  default void hear(String key, long millis) {
    queue()
        .accept(
            delivery(key + " at " + millis, noonAnd(millis)),
            List.of(event(key, noonAnd(millis + 500), "at " + millis)));
  }

  default List<Work.Claim> claim(Instant now, int most) {
    return queue().claim(now, MINUTE, most);
  }

  default Work.Claim claimOne(Instant now) {
    List<Work.Claim> claims = claim(now, 1);
    assertThat(claims).hasSize(1);
    return claims.getFirst();
  }

  static String told(List<Work.Claim> claims) {
    return claims.stream().map(Work.Claim::key).collect(Collectors.joining(" "));
  }

  default Instant nextDue() {
    return queue().nextDue(NEVER);
  }
}
