package dev.countersign.github;

import dev.countersign.forge.ForgeDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/// What one installation may still ask of GitHub: so many requests at once, writes spaced, and what
/// GitHub says is left until its next hour.
final class Budget {
  /// GitHub takes so many at once.
  private static final int AT_ONCE = 100;

  /// Three writes a second are what GitHub's points for a minute allow; so many may come together.
  private static final Duration EACH_WRITE = Duration.ofMillis(334);

  private static final int TOGETHER = 60;

  /// So long after GitHub said that too much was asked, a server of one's own is spared as well.
  private static final Duration CAREFUL = Duration.ofHours(1);

  /// A request that would have to wait longer gives its worker back.
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /// The last tenth is for what people do.
  private static final int RESERVED = 10;

  private final InstantSource clock;
  private final Pause pause;
  private final DoubleConsumer told;
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final Map<String, Left> left = new ConcurrentHashMap<>();
  private Instant written = Instant.EPOCH;
  private Instant warned = Instant.MIN;

  /// What is left of an hour's budget.
  private record Left(long limit, long remaining, Instant reset) {
    boolean little() {
      return remaining * RESERVED <= limit;
    }

    double share() {
      return limit == 0 ? 0 : (double) remaining / limit;
    }
  }

  /// How a thread waits.
  @FunctionalInterface
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  /// @param told is told which share is left, whenever GitHub says it
  Budget(InstantSource clock, Pause pause, DoubleConsumer told) {
    this.clock = clock;
    this.pause = pause;
    this.told = told;
  }

  /// Sends something when its turn has come.
  ///
  /// @throws ForgeDown where that is too long to be waited for
  Answer spend(Outgoing request, Supplier<Answer> sending) {
    try {
      if (writes(request)) {
        pause.take(turn(request));
      }
      room.acquire();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ForgeDown("stopped while waiting for a turn: " + request, null, stopped);
    }
    try {
      Answer answer = sending.get();
      note(answer);
      return answer;
    } finally {
      room.release();
    }
  }

  /// How long work that can wait should wait; empty where it need not.
  Optional<Duration> scarce() {
    Instant now = clock.instant();
    return left.values().stream()
        .filter(Left::little)
        .map(each -> Duration.between(now, each.reset()))
        .filter(Duration::isPositive)
        .max(Duration::compareTo);
  }

  private static boolean writes(Outgoing request) {
    return !request.isGet() && !request.uri().getPath().endsWith("/graphql");
  }

  /// The wait until a write's turn; none at a server of one's own that lets us.
  private synchronized Duration turn(Outgoing request) {
    Instant now = clock.instant();
    if (!Addresses.isCloud(request.uri()) && warned.isBefore(now.minus(CAREFUL))) {
      return Duration.ZERO;
    }
    Instant next = (written.isAfter(now) ? written : now).plus(EACH_WRITE);
    Duration wait = Duration.between(now, next.minus(EACH_WRITE.multipliedBy(TOGETHER)));
    if (wait.compareTo(LONGEST) > 0) {
      throw new ForgeDown("too much is to be written before " + request, wait, null);
    }
    written = next;
    return wait.isPositive() ? wait : Duration.ZERO;
  }

  private synchronized void note(Answer answer) {
    if (Limits.limited(answer)) {
      warned = clock.instant();
    }
    Limits.number(answer, "x-ratelimit-limit")
        .ifPresent(limit ->
            Limits.number(answer, "x-ratelimit-remaining")
                .ifPresent(remaining ->
                    Limits.number(answer, "x-ratelimit-reset")
                        .ifPresent(reset ->
                            note(
                                answer.header("x-ratelimit-resource").orElse(""),
                                new Left(limit, remaining, Instant.ofEpochSecond(reset))))));
  }

  /// An hour that is over counts no longer.
  private void note(String resource, Left now) {
    left.put(resource, now);
    left.values().stream()
        .filter(each -> each.reset().isAfter(clock.instant()))
        .mapToDouble(Left::share)
        .min()
        .ifPresent(told);
  }
}
