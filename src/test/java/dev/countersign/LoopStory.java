package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.sandbox.SimulatedReview;
import org.junit.jupiter.api.Test;

/// What people do to a pull request, and what its check says then.
class LoopStory {
  @Test
  void anOpenedPullRequestWaitsForItsReviewerAndItsChecks() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for").contains("lint");
    }
  }

  @Test
  void allThatIsWantedMakesItReady() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      assertThat(town.check(TownPolicy.ready(town)))
          .isEqualTo("success: Ready: standard. 1 of 1 approval");
    }
  }

  @Test
  void aPushTakesTheApprovalBack() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      pull.push("bob", "src/app.txt", "three\n");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
      pull.checksPass("lint");
      pull.approve("eve");
      assertThat(town.check(pull)).startsWith("success: Ready");
    }
  }

  @Test
  void aDismissedApprovalCountsNoMore() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.checksPass("lint");
      SimulatedReview review = pull.approve("eve");
      assertThat(town.check(pull)).startsWith("success");
      pull.dismiss(review, "kim");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
    }
  }

  @Test
  void anApprovalThatIsDismissedWhileItIsJudgedOpensNothing() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.checksPass("lint");
      town.settle();
      town.github.deliveries().queued();
      SimulatedReview review = pull.approve("eve");
      town.github.faults().onRequest("check-runs", () -> pull.dismiss(review, "bob"));
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
    }
  }

  @Test
  void aReviewThatOnlyCommentsCostsNothing() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.github.forgetRequests();
      pull.review("eve", "COMMENTED");
      pull.comment("kim", "Hm.");
      town.settle();
      assertThat(town.requests()).isEmpty();
    }
  }

  @Test
  void wishedChangesHoldUntilTheyAreApproved() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      pull.review("kim", "CHANGES_REQUESTED");
      assertThat(town.check(pull)).startsWith("action_required: ");
      pull.approve("kim");
      assertThat(town.check(pull)).startsWith("success: ");
    }
  }

  @Test
  void aMissingSectionIsAskedForUntilTheDescriptionHasIt() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      pull.editBody("bob", "Nothing.");
      assertThat(town.check(pull)).startsWith("action_required: Add a rollback plan");
      pull.editBody("bob", TownPolicy.PLAN);
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for the Security Lead");
    }
  }

  @Test
  void aCheckThatFailsAfterItPassedClosesAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      pull.ci("lint", "failure");
      assertThat(town.check(pull)).doesNotStartWith("success");
      pull.ci("lint", "success");
      assertThat(town.check(pull)).startsWith("success");
    }
  }

  @Test
  void whoIsAwaitedIsAskedOnceForAHead() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      assertThat(pull.requestedTeams()).containsExactly("security-leads");
      pull.ci("lint", "failure");
      pull.editBody("bob", "Nothing.");
      pull.editTitle("bob", "feat: longer keys");
      town.settle();
      assertThat(asked(town)).isEqualTo(1);
    }
  }

  @Test
  void nobodyIsAskedForADraft() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = town.shop.open(TownPolicy.cryptographically().asDraft());
      town.settle();
      assertThat(asked(town)).isZero();
      pull.ready("bob");
      town.settle();
      assertThat(asked(town)).isEqualTo(1);
    }
  }

  @Test
  void aLabelOfAnAreaIsPutOnAndTakenOff() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      assertThat(pull.labels()).containsExactly("crypto");
      pull.push("bob", Files.of("src/other.txt", "x\n").without("src/crypto/keys.txt"));
      town.settle();
      assertThat(pull.labels()).isEmpty();
    }
  }

  @Test
  void anOwnLabelAndAnOwnCheckCostNothingWhenTheyAreHeardOf() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.github.forgetRequests();
      SimulatedPull pull = TownPolicy.crypto(town);
      assertThat(pull.labels()).containsExactly("crypto");
      assertThat(town.github.deliveries().names()).contains("pull_request.labeled");
      assertThat(reads(town)).isEqualTo(1);
    }
  }

  @Test
  void aForkIsJudgedLikeAnyOther() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull =
          town.shop.open(
              Proposal.by("mallory", "fix: app", Files.of("src/app.txt", "mine\n")).fromFork());
      town.settle();
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
      pull.checksPass("lint");
      pull.approve("eve");
      assertThat(town.check(pull)).startsWith("success");
    }
  }

  @Test
  void theAuthorsPushedCodeIsNotApprovedByWhoPushedIt() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.push("eve", "src/app.txt", "hers\n");
      pull.checksPass("lint");
      pull.approve("eve");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
      pull.approve("kim");
      assertThat(town.check(pull)).startsWith("success");
    }
  }

  @Test
  void aClosedPullRequestIsWatchedNoLongerAndOneReopenedIsAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.close("bob");
      town.settle();
      assertThat(town.watched()).isEmpty();
      pull.reopen("bob");
      town.settle();
      assertThat(town.watched()).containsExactly("acme/shop#" + pull.number());
    }
  }

  private static long asked(Town town) {
    return town.requests().stream().filter(line -> line.contains("requested_reviewers")).count();
  }

  private static long reads(Town town) {
    return town.requests().stream().filter(line -> line.contains("graphql unnamed")).count();
  }
}
