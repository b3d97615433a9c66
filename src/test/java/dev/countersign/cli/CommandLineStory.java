package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every command has in common.
class CommandLineStory {
  @TempDir private Path folder;

  @Test
  void withoutACommandTheUsageIsShownAsAnError() {
    Shell.Said said = new Shell(folder).types();
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains(
            "Usage: countersign",
            "serve",
            "sandbox",
            "check",
            "test",
            "validate",
            "schema",
            "replay",
            "migrate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "sandbox",
        "check",
        "test",
        "validate",
        "schema",
        "audit",
        "migrate",
        "work"
      })
  void everyCommandExplainsItself(String command) {
    Shell.Said said = new Shell(folder).types(command, "--help");
    assertThat(said.status()).isZero();
    assertThat(said.out()).startsWith("Usage: countersign " + command).contains("--help");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void anUnknownOptionIsOneSentenceThatLeadsToTheHelp() {
    Shell.Said said = new Shell(folder).types("test", "--nope");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).isEqualTo("Unknown option: '--nope'. See `countersign test --help`.\n");
  }

  @Test
  void anUnknownCommandIsOneSentenceThatLeadsToTheHelp() {
    Shell.Said said = new Shell(folder).types("tset");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("tset", "countersign --help").hasLineCount(1);
  }

  @Test
  void theVersionIsShown() {
    Shell.Said said = new Shell(folder).types("--version");
    assertThat(said.status()).isZero();
    assertThat(said.out()).startsWith("countersign ");
  }

  @Test
  void aFailureIsOneSentenceAndItsDetailsAreShownOnlyWhenAskedFor() {
    Shell shell = new Shell(folder);
    assertThat(shell.types("test", "nowhere").err())
        .isEqualTo("There is no file or folder nowhere; check the path.\n");
    assertThat(shell.types("-v", "test", "nowhere").err()).contains("CannotDo", "\tat ");
    assertThat(shell.types("test", "nowhere", "-v").err()).contains("CannotDo", "\tat ");
  }

  @Test
  void coloursAreForATerminalOnly() throws Exception {
    String scenarios =
        """
        policy: policy.yml
        scenarios:
          - scenario: A change of any kind is other
            expect: {type: other}
        """;
    Shell shell =
        new Shell(folder).file("policy.yml", Policies.TWO_EYES).file("a.scenarios.yml", scenarios);
    assertThat(shell.types("test").out()).doesNotContain("\u001B");
    assertThat(shell.interactive().types("test").out()).contains("\u001B[32m1 scenario:");
    assertThat(shell.environment("NO_COLOR", "1").types("test").out()).doesNotContain("\u001B");
  }

  @Test
  void serversAreHandedWhatWasTyped() {
    Shell shell = new Shell(folder);
    assertThat(shell.types("serve").status()).isZero();
    assertThat(shell.types("serve", "--self-check").status()).isZero();
    assertThat(shell.types("sandbox", "--port", "8081").status()).isZero();
    assertThat(shell.types("sandbox", "--once", "--policy", "aivo").status()).isEqualTo(1);
    assertThat(shell.started())
        .containsExactly(
            "serve",
            "self-check",
            "sandbox on at 8081 by provii-procedure",
            "sandbox once at 0 by aivo");
  }

  @Test
  void aPolicyThatIsNotShippedIsRefused() {
    Shell shell = new Shell(folder);
    assertThat(shell.types("sandbox", "--policy", "../aivo").err())
        .isEqualTo(
            "No shipped policy is called \"../aivo\"; there are a832, aivo, heliosdb, maelstrom-policy,"
                + " starter and provii-procedure.\n");
    assertThat(shell.started()).isEmpty();
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    Shell shell = new Shell(folder);
    assertThat(shell.types("sandbox", "--port", "65536").err())
        .isEqualTo("--port is a number from 0 to 65535, not 65536.\n");
    assertThat(shell.types("sandbox", "--port", "no").status()).isEqualTo(2);
    assertThat(shell.started()).isEmpty();
  }

  @Test
  void theDatabaseIsBroughtToTheSchemaAsOftenAsOneLikes() {
    Shell shell =
        new Shell(folder)
            .environment("COUNTERSIGN_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("a.db"));
    assertThat(shell.types("migrate").status()).isZero();
    assertThat(shell.types("migrate").out())
        .isEqualTo("The database is at this version's schema.\n");
    assertThat(folder.resolve("a.db")).exists();
  }

  @Test
  void theDatabasesAddressMayStandInAFile() throws Exception {
    Shell shell =
        new Shell(folder)
            .file("url", "jdbc:sqlite:" + folder.resolve("b.db") + "\n")
            .environment("COUNTERSIGN_DATABASE_URL_FILE", "url");
    assertThat(shell.types("migrate").status()).isZero();
    assertThat(folder.resolve("b.db")).exists();
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsSaidWithItsVariable() {
    Shell.Said said =
        new Shell(folder)
            .environment("COUNTERSIGN_DATABASE_URL", "jdbc:nothing:here")
            .types("migrate");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("COUNTERSIGN_DATABASE_URL").doesNotContain("\tat ");
  }
}
