package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandsStory {
  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theSelfCheckStartsEverythingAndLeavesNothingBehind() throws Exception {
    assertThat(commands(Map.of()).selfCheck()).isZero();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void wrongSettingsStopTheStartAndAreAllTold() {
    assertThat(commands(Map.of("COUNTERSIGN_PORT", "x", "COUNTERSIGN_WORKERS", "y")).serve())
        .isEqualTo(2);
    assertThat(said())
        .contains("its settings are not right", "COUNTERSIGN_PORT", "COUNTERSIGN_WORKERS");
  }

  @Test
  void aPortThatIsTakenIsToldInASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Map<String, String> environment = app(folder.resolve("data/countersign.db"));
      environment.put("COUNTERSIGN_PORT", Integer.toString(taken.getLocalPort()));
      assertThat(commands(environment).serve()).isEqualTo(2);
    }
    assertThat(said()).startsWith("Countersign does not start: ").doesNotContain("\tat ");
  }

  @Test
  void aDatabaseThatCannotBeThereIsToldInASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(commands(app(file.resolve("countersign.db"))).serve()).isEqualTo(2);
    assertThat(said()).startsWith("Countersign does not start: ").doesNotContain("\tat ");
  }

  @Test
  void credentialsThatOthersMayReadStopTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("github-app.json"), "{}");
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, String> environment =
        Map.of("COUNTERSIGN_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("countersign.db"));
    assertThat(commands(environment).serve()).isEqualTo(2);
    assertThat(said()).contains("chmod 600");
  }

  @Test
  void aSigningKeyThatOthersMayReadStopsTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("ledger-key.pem"), "");
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
    assertThat(commands(app(folder.resolve("countersign.db"))).serve()).isEqualTo(2);
    assertThat(said()).contains("ledger-key.pem may be read by others", "chmod 600");
  }

  private static Map<String, String> app(Path database) {
    return new HashMap<>(
        Map.of(
            "GITHUB_APP_ID",
            "42",
            "GITHUB_PRIVATE_KEY",
            Front.KEY,
            "GITHUB_WEBHOOK_SECRET",
            Front.SECRET,
            "GITHUB_API_URL",
            "http://127.0.0.1:1",
            "COUNTERSIGN_HOST",
            "127.0.0.1",
            "COUNTERSIGN_DATABASE_URL",
            "jdbc:sqlite:" + database));
  }

  private ServerCommands commands(Map<String, String> environment) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new ServerCommands(environment, InstantSource.system(), stream, stream);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
