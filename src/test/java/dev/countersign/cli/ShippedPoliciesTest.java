package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.rulebook.Presets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped policies, held to their own scenarios.
class ShippedPoliciesTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @Test
  void everyScenarioOfTheShippedPoliciesPasses() {
    Shell.Said said = new Shell(PROJECT).types("test", "policies");
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).endsWith(" passed, 0 failed.\n");
    assertThat(said.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"starter", "provii-procedure", "maelstrom-policy", "a832", "aivo", "heliosdb"})
  void everyShippedPolicyIsValidAndCanBeStartedFrom(String name) {
    Shell.Said said = new Shell(PROJECT).types("validate", "policies/" + name + ".yml");
    assertThat(said.status()).as(said.out()).isZero();
    assertThat(Presets.shipped().file(name)).isNotNull();
  }
}
