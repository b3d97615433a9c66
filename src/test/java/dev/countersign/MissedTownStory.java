package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.SimulatedPull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of checks when deliveries get lost, or the database that kept them.
class MissedTownStory {
  private static List<String> askedAgain(Town town) {
    return town.requests().stream().filter(line -> line.contains("/attempts")).toList();
  }

  @Test
  void whatGitHubCouldNotDeliverIsAskedForAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.checksPass("lint");
      town.settle();
      town.stop();
      pull.approve("eve");
      town.pass(Duration.ofMinutes(15));
      town.start();
      assertThat(town.check(pull)).startsWith("success: Ready");
      assertThat(askedAgain(town)).isNotEmpty();
    }
  }

  @Test
  void whatIsTooOldToBeAskedForIsJudgedAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.checksPass("lint");
      town.settle();
      town.stop();
      pull.approve("eve");
      town.pass(Duration.ofDays(4));
      town.start();
      assertThat(town.check(pull)).startsWith("success: Ready");
      assertThat(askedAgain(town)).isEmpty();
    }
  }

  @Test
  void anOldBackupHealsByItself(@TempDir Path backup) throws IOException {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.settle();
      town.stop();
      copy(town.folder, backup);
      town.start();
      pull.push("bob", "src/app.txt", "three\n");
      pull.checksPass("lint");
      pull.approve("eve");
      assertThat(town.check(pull)).startsWith("success: Ready");
      long run = pull.check("countersign").orElseThrow().id();
      town.stop();
      copy(backup, town.folder);
      town.pass(Duration.ofHours(5));
      pull.dismiss(pull.approve("kim"), "ines");
      town.start();
      assertThat(askedAgain(town)).isNotEmpty();
      assertThat(town.check(pull)).startsWith("success: Ready");
      assertThat(pull.check("countersign").orElseThrow().id()).isEqualTo(run);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> old = Files.list(to)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
