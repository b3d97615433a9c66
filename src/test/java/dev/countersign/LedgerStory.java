package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.audit.Changes;
import dev.countersign.ledger.audit.DatabaseVerification;
import dev.countersign.ledger.audit.Report;
import dev.countersign.ledger.audit.Trust;
import dev.countersign.ledger.report.Period;
import dev.countersign.ledger.report.Reports;
import dev.countersign.ledger.report.Reports.Scope;
import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a server that ran and was stopped leaves in its ledger.
class LedgerStory {
  private static List<Entry> entries(Chain chain) {
    List<Entry> entries = new ArrayList<>();
    chain.read(0, Long.MAX_VALUE, link -> entries.add(link.entry()));
    return entries;
  }

  private static Store store(Town town) {
    return Store.open("jdbc:sqlite:" + town.folder.resolve("town.db"));
  }

  @Test
  void theMergeOfGitHubsRevertSaysWhichChangeItUndoes() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      assertThat(town.check(pull)).startsWith("success");
      pull.merge("bob");
      SimulatedPull back =
          town.shop.open(
              Proposal.by("bob", "Revert \"fix: a\"", Files.of("src/app.txt", "back\n"))
                  .saying("Reverts acme/shop#" + pull.number()));
      back.checksPass("lint");
      back.approve("eve");
      assertThat(town.check(back)).startsWith("success");
      back.merge("bob");
      town.settle();
      town.stop();
      try (Store store = store(town)) {
        Entry merge = entries(store.chain()).getLast();
        assertThat(merge.number()).isEqualTo(back.number());
        assertThat(merge.detail()).contains("\"number\":" + pull.number());
        assertThat(new Reports(store.chain(), Scope.ALL).on(Period.named("2026-03")).figures())
            .isNotEmpty()
            .allSatisfy(
                figure -> assertThat(figure.toString()).doesNotContain("which change it undoes"));
      }
    }
  }

  @Test
  void aServerThatStopsLeavesEverythingNumberedSignedAndVerifiable() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      assertThat(town.check(pull)).startsWith("success");
      pull.merge("bob");
      town.settle();
      town.stop();
      try (Store store = store(town)) {
        Report report =
            new DatabaseVerification(store.chain(), new Trust(List.of(), List.of())).verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.signed()).isEqualTo(report.entries()).isPositive();
        assertThat(report.origin()).isEqualTo("localhost:8080/ledger");
        assertThat(store.chain().waiting(1)).isEmpty();
        Entry merge = entries(store.chain()).getLast();
        assertThat(merge.kind()).isEqualTo("merge");
        assertThat(merge.title()).isEqualTo("Merged: Ready: standard. 1 of 1 approval");
        assertThat(merge.detail()).contains("\"compliant\":true");
        List<String> changes = new ArrayList<>();
        new Changes(store.chain()).each((link, change) -> changes.add(change.toString()));
        assertThat(changes).singleElement().asString().contains("\"approvers\":[\"eve\"]");
      }
      town.start();
    }
  }

  @Test
  void aMergeOfWhatWaitedIsSaidNotToComply() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      assertThat(town.check(pull)).startsWith("in_progress");
      pull.merge("bob");
      town.settle();
      town.stop();
      try (Store store = store(town)) {
        Entry merge = entries(store.chain()).getLast();
        assertThat(merge.title()).startsWith("Merged without a verdict that lets it in: Waiting");
        assertThat(merge.detail()).contains("\"compliant\":false");
      }
      town.start();
    }
  }

  @Test
  void aMergeOfAHeadThatWasNotJudgedIsSaidNotToComply() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      assertThat(town.check(pull)).startsWith("success");
      String judged = pull.head();
      town.stop();
      pull.push("bob", "src/late.txt", "nobody looked at this");
      pull.merge("bob");
      town.pass(Duration.ofMinutes(15));
      town.start();
      town.settle();
      town.stop();
      try (Store store = store(town)) {
        Entry merge = entries(store.chain()).getLast();
        assertThat(merge.kind()).isEqualTo("merge");
        assertThat(merge.title())
            .isEqualTo(
                "Merged without a verdict on %s; of %s the last was: %s"
                    .formatted(
                        pull.head().substring(0, 7),
                        judged.substring(0, 7),
                        "Ready: standard. 1 of 1 approval"));
        assertThat(merge.detail())
            .contains("\"compliant\":false", "\"head\":\"" + pull.head() + "\"");
      }
      town.start();
    }
  }
}
