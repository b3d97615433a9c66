package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Reverted;
import dev.countersign.policy.duty.Happening;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What happened is read again as it was.
class HappeningTextTest {
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  static List<@Nullable Reverted> reverted() {
    return Arrays.asList(
        new Reverted.Pull(Repo.of("acme/shop"), 12), new Reverted.Made("41c0e2d"), null);
  }

  @ParameterizedTest
  @MethodSource("reverted")
  void aMergeIsReadWithWhatItTakesBack(@Nullable Reverted reverts) {
    Happening merged = new Happening.Merged(NOON, new Login("bob"), reverts);
    assertThat(HappeningText.read(HappeningText.fact("merged abc", merged))).isEqualTo(merged);
  }
}
