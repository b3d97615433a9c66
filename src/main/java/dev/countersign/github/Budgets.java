package dev.countersign.github;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The budget of each installation, as this process knows it from GitHub's answers.
final class Budgets {
  private final ConcurrentMap<Long, Budget> all = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Budget.Pause pause;
  private final Calls calls;

  /// @param calls is told how much is left
  Budgets(InstantSource clock, Budget.Pause pause, Calls calls) {
    this.clock = clock;
    this.pause = pause;
    this.calls = calls;
  }

  Budget of(long installation) {
    return all.computeIfAbsent(
        installation, id -> new Budget(clock, pause, share -> calls.left(id, share)));
  }

  /// How long work that can wait should wait; empty where it need not.
  Optional<Duration> scarce(long installation) {
    return Optional.ofNullable(all.get(installation)).flatMap(Budget::scarce);
  }
}
