package dev.countersign.gate;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How often and how late failed work is done again.
///
/// @param workers how much work is under way at once
/// @param attempts after how many failures it is put aside
/// @param first the first pause
/// @param random spreads what failed together
public record Retrying(int workers, int attempts, Duration first, RandomGenerator random) {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// The pause before the next attempt: what GitHub asks for, or twice as long each time; and up to
  /// half as long again, so that what failed together does not come back together.
  public Duration pause(int failures, @Nullable Duration asked) {
    Duration doubled = first.multipliedBy(1L << Math.min(failures, 12));
    Duration pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    Duration least = asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    return least.plusMillis(random.nextLong(least.toMillis() / 2 + 1));
  }
}
