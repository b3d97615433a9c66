package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// When a repository is looked after at night.
class NightsTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

  @Test
  void eachRepositoryHasItsOwnTimeBetweenTwoAndFive() {
    List<Instant> times =
        IntStream.range(0, 500)
            .mapToObj(i -> Nights.next(Repo.of("acme/shop" + i), MIDNIGHT))
            .toList();
    assertThat(times)
        .allMatch(time -> !time.isBefore(Instant.parse("2026-03-03T02:00:00Z")))
        .allMatch(time -> time.isBefore(Instant.parse("2026-03-03T05:00:00Z")));
    assertThat(times.stream().distinct().count()).isGreaterThan(400);
  }

  @Test
  void whatIsOverForTonightIsDueTomorrow() {
    Instant first = Nights.next(Repo.of("acme/shop"), MIDNIGHT);
    assertThat(Nights.next(Repo.of("acme/shop"), first)).isEqualTo(first.plus(Duration.ofDays(1)));
    assertThat(Nights.next(Repo.of("acme/shop"), first.minusMillis(1))).isEqualTo(first);
  }
}
