package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sandbox as somebody sees it who tries the product.
class SandboxStory {
  @TempDir private Path folder;

  @Test
  void everySampleComesOutAsDocumentedAndOneDeploymentEachIsRejectedHeldAndApproved() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Sandbox sandbox = Sandbox.open(folder, 0, InstantSource.system(), new Progress.Silent())) {
      assertThat(sandbox.play(new PrintStream(printed, true, StandardCharsets.UTF_8)))
          .as(() -> printed.toString(StandardCharsets.UTF_8))
          .isTrue();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("production +To production, never in the sandbox +rejected")
        .containsPattern("night +At noon, where nights are for it +waiting")
        .containsPattern("production +To production, after the sandbox +approved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a832", "aivo", "heliosdb", "maelstrom-policy", "starter"})
  void everySampleIsJudgedByEachOfTheOtherPolicies(String policy) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Sandbox.Place place = new Sandbox.Place(folder, 0, policy);
    try (Sandbox sandbox = Sandbox.open(place, InstantSource.system(), new Progress.Silent())) {
      assertThat(sandbox.play(new PrintStream(printed, true, StandardCharsets.UTF_8)))
          .as(() -> printed.toString(StandardCharsets.UTF_8))
          .isTrue();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("cannot be read");
  }
}
