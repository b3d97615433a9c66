package dev.countersign.gate;

import dev.countersign.change.Repo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// The time of the night at which a repository is looked after: always the same for one, and spread
/// over three hours for all.
final class Nights {
  private static final Duration FIRST = Duration.ofHours(2);
  private static final int SECONDS = 3 * 3600;

  private Nights() {}

  /// The next time, in UTC.
  static Instant next(Repo repo, Instant now) {
    Duration own = FIRST.plusSeconds(Math.floorMod(repo.toString().hashCode(), SECONDS));
    Instant today =
        now.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant tonight = today.plus(own);
    return tonight.isAfter(now) ? tonight : tonight.plus(Duration.ofDays(1));
  }
}
