package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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

  @Test
  void theShippedPoliciesAreValid() {
    Shell.Said said = new Shell(PROJECT).types("validate", "policies/provii-procedure.yml");
    assertThat(said.status()).as(said.out()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROC-01", "PROC-02", "PROC-04", "PROC-05", "PROC-06", "PROC-07", "PROC-11", "PROC-12",
        "PROC-14"
      })
  void everyServedClauseIsShownHeldAndPassed(String clause) throws Exception {
    String file = Files.readString(PROJECT.resolve("policies/provii-procedure.scenarios.yml"));
    String[] shown = file.split("(?m)^  - scenario:");
    assertThat(shown)
        .filteredOn(each -> each.contains("[" + clause + "]"))
        .anyMatch(each -> each.contains("check: success") || each.contains(": absent"))
        .anyMatch(
            each -> each.contains("check: waiting") || each.contains("check: action_required"));
  }
}
