package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.ledger.Entry;
import dev.countersign.sandbox.Fault;
import dev.countersign.sandbox.SimulatedIssue;
import dev.countersign.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The settings of branches are looked at every night.
class FenceStory {
  private static JsonNode ofAnotherApp() {
    ObjectNode settings = (ObjectNode) Town.guarded();
    ((ObjectNode) settings.at("/required_status_checks/checks/0")).put("app_id", 43);
    return settings;
  }

  private static List<String> entries(Town town, String... kinds) {
    town.stop();
    List<Entry> entries = new ArrayList<>();
    try (Store store = Store.open("jdbc:sqlite:" + town.folder.resolve("town.db"))) {
      store.chain().read(0, Long.MAX_VALUE, link -> entries.add(link.entry()));
    }
    town.start();
    return entries.stream()
        .filter(entry -> entry.repo().name().equals("shop"))
        .filter(entry -> List.of(kinds).contains(entry.kind()))
        .map(entry -> entry.kind() + ": " + entry.title())
        .toList();
  }

  private static void aNight(Town town) {
    town.stop();
    town.start();
    town.pass(Duration.ofDays(1));
    town.settle();
  }

  private static List<String> issues(Town town) {
    return town.shop.issues().stream().map(SimulatedIssue::title).toList();
  }

  @Test
  void aBranchThatNothingGuardsIsToldOnceWithWhatToChange() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.protect("main", null);
      aNight(town);
      aNight(town);
      assertThat(issues(town))
          .containsExactly("The settings of the branch main do not hold the gate");
      assertThat(town.shop.issues().getFirst().body())
          .contains(
              "the check `countersign` is not required",
              "add `countersign` with this app (number 42) as its source");
      assertThat(entries(town, "fence")).hasSize(3);
    }
  }

  @Test
  void aGapThatIsMendedIsClosed() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.protect("main", null);
      aNight(town);
      town.shop.protect("main", Town.guarded());
      aNight(town);
      List<String> all = entries(town, "fence", "fence-mended");
      assertThat(all).hasSize(6);
      assertThat(all.subList(3, 6)).allMatch(line -> line.startsWith("fence-mended: No longer so"));
      assertThat(entries(town, "evidence")).contains("evidence: Settings of main: as expected");
      town.shop.protect("main", ofAnotherApp());
      aNight(town);
      assertThat(entries(town, "fence").getLast()).contains("another app, number 43");
    }
  }

  @Test
  void whatMayNotBeReadIsSaidAndNotTakenForGood() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.installation.revoke("administration");
      aNight(town);
      assertThat(entries(town, "fence").getLast())
          .contains("could not be read", "administration: read");
    }
  }

  @Test
  void whatCouldNotBeToldAtOnceIsTold() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.protect("main", null);
      town.github.faults().fail("POST /repos/acme/shop/issues", new Fault.Status(502), 10);
      aNight(town);
      town.github.faults().clear();
      aNight(town);
      assertThat(issues(town)).hasSize(1);
      assertThat(entries(town, "fence")).hasSize(3);
    }
  }

  @Test
  void aNewGapIsToldOnTheIssueThatIsStillOpen() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.protect("main", ofAnotherApp());
      aNight(town);
      assertThat(town.shop.issues().getFirst().said()).isEmpty();
      town.shop.protect("main", null);
      aNight(town);
      aNight(town);
      assertThat(issues(town)).hasSize(1);
      assertThat(town.shop.issues().getFirst().said())
          .singleElement()
          .asString()
          .startsWith("These came since this issue was opened:\n\n- ")
          .contains("the check `countersign` is not required");
    }
  }

  @Test
  void aGapOfABranchThatIsNotLookedAtStaysOpenUntilTheBranchIsGone() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.branch("release", "main");
      town.shop.protect("release", ofAnotherApp());
      aNight(town);
      List<String> gaps = entries(town, "fence");
      assertThat(gaps).isNotEmpty();
      town.shop.protect("release", null);
      aNight(town);
      assertThat(entries(town, "fence-mended", "fence-gone")).isEmpty();
      town.shop.unbranch("release");
      aNight(town);
      assertThat(entries(town, "fence-mended")).isEmpty();
      assertThat(entries(town, "fence-gone"))
          .hasSameSizeAs(gaps)
          .allMatch(line -> line.startsWith("fence-gone: The branch is gone. It was so: "));
    }
  }
}
