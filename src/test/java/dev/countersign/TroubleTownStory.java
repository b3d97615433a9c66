package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Fault;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.sandbox.SimulatedReview;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of checks when GitHub, the network or the server itself is in trouble.
class TroubleTownStory {
  static List<Fault> passing() {
    return List.of(new Fault.Status(502), new Fault.CutBody(), new Fault.Malformed());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatFailsIsDoneAgain(Fault fault) {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.github.faults().fail("POST /api/graphql", fault, 2).fail("check-runs", fault, 1);
      pull.push("bob", "src/app.txt", "three\n");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
    }
  }

  @Test
  void anAnswerThatLeavesOutWhatIsNeededCannotBeJudged() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.github
          .faults()
          .fail("graphql unnamed", new Fault.GraphQlError("reviews", "INTERNAL"), 1);
      pull.editTitle("bob", "fix: the app");
      assertThat(town.check(pull)).startsWith("failure: Cannot judge");
      pull.pressButton("bob", "countersign", "check-again");
      assertThat(town.check(pull)).startsWith("success: Ready");
    }
  }

  @Test
  void nullInAnAnswerIsNeverNone() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.github.faults().fail("graphql unnamed", new Fault.GraphQlNull("reviews"), 1);
      pull.editTitle("bob", "fix: the app");
      assertThat(town.check(pull)).doesNotStartWith("success");
      pull.pressButton("bob", "countersign", "check-again");
      assertThat(town.check(pull)).startsWith("success: Ready");
    }
  }

  @Test
  void separateChecksAreClosedTooWhereNothingCanBeJudged() {
    try (Town town = Town.with(TownPolicy.USUAL + "separate_checks: [CI passes]\n")) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.github
          .faults()
          .fail("graphql unnamed", new Fault.GraphQlError("reviews", "INTERNAL"), 1);
      pull.editTitle("bob", "fix: the app");
      town.settle();
      assertThat(pull.check("countersign / CI passes").map(SimulatedCheckRun::state))
          .contains("failure");
    }
  }

  @Test
  void aRequestForReviewThatFailsDoesNotKeepTheCheckOpen() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      pull.checksPass("lint");
      pull.approve("eve");
      SimulatedReview review = pull.approve("dana");
      assertThat(town.check(pull)).startsWith("success");
      town.github.faults().fail("requested_reviewers", new Fault.Status(502), 1000);
      town.github.faults().fail("labels", new Fault.Status(502), 1000);
      pull.dismiss(review, "kim");
      town.untilAsked("check-runs");
      assertThat(pull.check("countersign").orElseThrow().state()).isEqualTo("in_progress");
    }
  }

  @Test
  void deliveriesThatComeTwiceAndBackwardsEndTheSame() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.github.deliveries().repeat(2);
      town.github.deliveries().hold();
      pull.push("bob", "src/app.txt", "three\n");
      pull.ci("lint", "in_progress");
      pull.ci("lint", "failure");
      pull.ci("lint", "success");
      pull.approve("eve");
      town.github.deliveries().release(List::reversed);
      assertThat(town.check(pull)).startsWith("success: Ready");
    }
  }

  @Test
  void whatNobodyToldOfIsFoundAtTheNextStart() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull known = TownPolicy.ready(town);
      town.stop();
      SimulatedPull unknown = town.shop.open(TownPolicy.cryptographically());
      known.push("bob", "src/app.txt", "three\n");
      town.start();
      assertThat(town.check(unknown)).startsWith("in_progress: Waiting for");
      assertThat(town.check(known)).startsWith("in_progress: Waiting for");
    }
  }

  @Test
  void aLostDatabaseIsMadeAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull held = TownPolicy.crypto(town);
      SimulatedPull ready = TownPolicy.ready(town);
      town.restart(true);
      assertThat(town.watched()).hasSize(2);
      assertThat(town.check(held)).startsWith("in_progress: Waiting for");
      assertThat(town.check(ready)).startsWith("success: Ready");
    }
  }

  @Test
  void aRenamedRepositoryIsWatchedUnderItsNewNameOnly() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.shop.rename("store");
      town.settle();
      assertThat(town.watched()).containsExactly("acme/store#" + pull.number());
      pull.checksPass("lint");
      pull.approve("eve");
      assertThat(town.check(pull)).startsWith("success: Ready");
    }
  }

  @Test
  void aSuspendedInstallationIsLeftAloneAndTakenUpAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.installation.suspend();
      town.settle();
      assertThat(town.watched()).isEmpty();
      pull.checksPass("lint");
      pull.approve("eve");
      town.settle();
      town.installation.unsuspend();
      assertThat(town.check(pull)).startsWith("success: Ready");
    }
  }
}
