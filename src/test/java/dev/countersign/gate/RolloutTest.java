package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutTest {
  private static final Sha COMMIT = new Sha("a".repeat(40));

  static Stream<Rollout> rollouts() {
    return Stream.of(
        new Rollout.Asked(7, COMMIT, new Login("bob"), "production"),
        new Rollout.Asked(7, COMMIT, new Login("bob"), "our own, last  stage"),
        new Rollout.Ended(8, COMMIT, "success", "a b c"));
  }

  @ParameterizedTest
  @MethodSource("rollouts")
  void isReadAgainFromTheKeyOfItsWork(Rollout rollout) {
    String key = rollout.duty(1, Repo.of("acme/shop")).key();

    assertThat(Subject.of(key))
        .isInstanceOfSatisfying(
            Subject.Duty.class, duty -> assertThat(Rollout.of(duty.about())).isEqualTo(rollout));
  }

  @Test
  void nothingElseIsADeployment() {
    assertThatThrownBy(() -> Rollout.of("other 7 " + COMMIT + " x y"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
