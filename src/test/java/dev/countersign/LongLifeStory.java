package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.SimulatedPull;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of a check that waits for hours, days and weeks, and of one whose database is lost.
class LongLifeStory {
  private static List<String> writes(Town town) {
    return town.requests().stream()
        .filter(line -> line.contains("check-runs") && !line.startsWith("GET"))
        .toList();
  }

  private static void again(Town town, SimulatedPull pull) {
    pull.pressButton("bob", "countersign", "check-again");
    town.settle();
  }

  @Test
  void aCheckSaysHowLongAgoWhoIsAwaitedWasAsked() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      town.pass(Duration.ofMinutes(125));
      pull.ci("lint", "success");
      assertThat(town.summary(pull)).contains("@dana (Security Lead, asked 2 h ago)");
    }
  }

  @Test
  void askedIsAskedWhateverIsPushedSince() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      town.pass(Duration.ofHours(3));
      pull.push("bob", "src/crypto/keys.txt", "key 2\n");
      assertThat(town.summary(pull)).contains("@dana (Security Lead, asked 3 h ago)");
    }
  }

  @Test
  void thatTimePassesIsNothingToWriteNorToRecord() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      again(town, pull);
      town.github.forgetRequests();
      for (int i = 0; i < 3; i++) {
        town.pass(Duration.ofHours(5));
        again(town, pull);
      }
      assertThat(writes(town)).isEmpty();
      assertThat(town.requests()).anyMatch(line -> line.startsWith("POST /api/graphql"));
    }
  }

  @Test
  void aCheckInProgressIsMadeAnewBeforeGitHubEndsIt() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      again(town, pull);
      long run = pull.check("countersign").orElseThrow().id();
      town.pass(Duration.ofDays(11));
      again(town, pull);
      assertThat(pull.check("countersign").orElseThrow().id()).isEqualTo(run);
      town.pass(Duration.ofDays(2));
      again(town, pull);
      assertThat(pull.check("countersign").orElseThrow().id()).isGreaterThan(run);
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
    }
  }

  @Test
  void afterTheDatabaseWasLostTheCheckThatIsThereIsWrittenTo() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull held = TownPolicy.crypto(town);
      SimulatedPull ready = TownPolicy.ready(town);
      long run = held.check("countersign").orElseThrow().id();
      long other = ready.check("countersign").orElseThrow().id();
      town.restart(true);
      assertThat(town.check(held)).startsWith("in_progress: Waiting for");
      assertThat(town.check(ready)).startsWith("success: Ready");
      assertThat(held.check("countersign").orElseThrow().id()).isEqualTo(run);
      assertThat(ready.check("countersign").orElseThrow().id()).isEqualTo(other);
      assertThat(writes(town)).isNotEmpty().allMatch(line -> line.startsWith("PATCH"));
    }
  }
}
