package dev.countersign.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The short form of the chaos run: nothing lost, nothing wrong, nothing twice, with processes
/// killed, the database cut off and GitHub failing.
class ChaosStory {
  private static final ChaosRun.Plan SHORT =
      new ChaosRun.Plan(
          20261124,
          10,
          120,
          Duration.ofMillis(30),
          Duration.ofMillis(10),
          4,
          Duration.ofMillis(900));

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void whateverHappensNothingIsLostAndEveryCheckIsRightInTheEnd() throws Exception {
    List<String> told = new java.util.ArrayList<>();
    try (PostgresServer server = PostgresServer.start()) {
      List<String> wrong = new ChaosRun(SHORT, folder, told::add).run(server, "postgres");
      assertThat(wrong).as("%s", told).isEmpty();
      assertThat(told).anyMatch(line -> line.startsWith("kill -9"));
    }
  }
}
