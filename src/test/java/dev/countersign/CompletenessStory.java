package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ledger.Entry;
import dev.countersign.sandbox.Fault;
import dev.countersign.sandbox.SimulatedIssue;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What reaches the default branch is matched with its record, after each push and every night.
class CompletenessStory {
  private static final Duration A_WHILE = Duration.ofMinutes(11);

  private static List<Entry> found(Town town) {
    town.stop();
    List<Entry> entries = new ArrayList<>();
    try (Store store = Store.open("jdbc:sqlite:" + town.folder.resolve("town.db"))) {
      store.chain().read(0, Long.MAX_VALUE, link -> entries.add(link.entry()));
    }
    town.start();
    return entries.stream().filter(entry -> entry.kind().equals("unrecorded-commit")).toList();
  }

  private static void twoLooks(Town town) {
    town.settle();
    town.pass(A_WHILE);
    town.settle();
    town.pass(A_WHILE);
    town.settle();
  }

  private static List<String> issues(Town town) {
    return town.shop.issues().stream()
        .map(SimulatedIssue::title)
        .filter(title -> title.startsWith("Without a record"))
        .toList();
  }

  @Test
  void aMergeUnderAVerdictThatLetsItInIsNoFinding() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      pull.merge("bob");
      town.settle();
      town.github.forgetRequests();
      town.pass(A_WHILE);
      town.settle();
      assertThat(town.requests()).filteredOn(line -> line.contains("/activity")).hasSize(1);
      town.pass(A_WHILE);
      town.settle();
      assertThat(issues(town)).isEmpty();
      assertThat(found(town)).isEmpty();
    }
  }

  @Test
  void aDirectPushIsFoundOnceAndTold() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      String pushed = town.shop.pushToDefault("kim", "src/app.txt", "sneaked\n");
      town.settle();
      town.pass(A_WHILE);
      town.settle();
      assertThat(issues(town)).isEmpty();
      town.pass(A_WHILE);
      town.settle();
      assertThat(issues(town))
          .containsExactly("Without a record on main: direct push " + pushed.substring(0, 7));
      town.pass(Duration.ofDays(1));
      town.settle();
      assertThat(issues(town)).hasSize(1);
      assertThat(found(town))
          .singleElement()
          .satisfies(entry -> {
            assertThat(entry.title())
                .isEqualTo("1 commit reached `main` that no pull request into it brought.");
            assertThat(entry.detail())
                .contains(
                    "\"commit\":\"" + pushed, "\"finding\":\"direct push\"", "\"by\":\"kim\"");
          });
    }
  }

  @Test
  void aFindingThatCouldNotBeToldAtOnceIsTold() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.pushToDefault("kim", "src/app.txt", "sneaked\n");
      town.settle();
      town.pass(A_WHILE);
      town.settle();
      town.github.faults().fail("POST /repos/acme/shop/issues", new Fault.Status(502), 10);
      town.pass(A_WHILE);
      town.settle();
      town.github.faults().clear();
      town.pass(A_WHILE);
      town.settle();
      assertThat(issues(town)).hasSize(1);
      assertThat(found(town)).hasSize(1);
    }
  }

  @Test
  void aMergeWhileItWasHeldIsFound() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.merge("ines");
      twoLooks(town);
      assertThat(found(town))
          .extracting(Entry::title, Entry::number)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "#1 was merged into `main` while it was held.", 1));
    }
  }

  @Test
  void whatHappenedWhileTheServerStoodStillIsFoundAtNight() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.stop();
      pull.merge("bob");
      town.shop.pushToDefault("kim", "src/app.txt", "sneaked\n");
      town.pass(Duration.ofDays(5));
      town.start();
      town.pass(Duration.ofDays(1));
      twoLooks(town);
      assertThat(issues(town))
          .singleElement()
          .asString()
          .startsWith("Without a record on main: direct push");
    }
  }

  @Test
  void aRepositoryWithoutAPolicyIsLeftAlone() {
    try (Town town = Town.with("")) {
      town.shop.pushToDefault("kim", "src/app.txt", "two\n");
      twoLooks(town);
      assertThat(issues(town)).isEmpty();
      assertThat(town.requests()).noneMatch(line -> line.contains("/activity"));
    }
  }
}
