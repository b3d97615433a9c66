package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Failed work comes back later each time, never all at once.
class RetryingTest {
  private final Retrying retrying = new Retrying(4, 12, Duration.ofSeconds(2), new Random(7));

  @Test
  void eachPauseIsTwiceTheOneBeforeAndUpToHalfAsLongAgain() {
    for (int failures = 0; failures < 8; failures++) {
      Duration least = Duration.ofSeconds(2L << failures);
      assertThat(retrying.pause(failures, null)).isBetween(least, least.plus(least.dividedBy(2)));
    }
  }

  @Test
  void noPauseIsLongerThanAQuarterOfAnHourAndAHalf() {
    for (int failures : new int[] {12, 40, 1_000_000, Integer.MAX_VALUE}) {
      assertThat(retrying.pause(failures, null))
          .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(23));
    }
  }

  @Test
  void whatGitHubAsksForIsWaited() {
    assertThat(retrying.pause(0, Duration.ofHours(1))).isGreaterThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatFailedTogetherDoesNotComeBackTogether() {
    assertThat(retrying.pause(6, null)).isNotEqualTo(retrying.pause(6, null));
  }
}
