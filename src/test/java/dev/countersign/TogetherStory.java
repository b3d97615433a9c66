package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.QueueEntry;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedPull;
import org.junit.jupiter.api.Test;

/// Pull requests that have a commit, a branch or a merge queue in common.
class TogetherStory {
  private static final String BY_BASE =
      TownPolicy.USUAL
          + """
          check: "countersign: {base}"
          """;

  @Test
  void ofTwoWithOneHeadTheStrictestStandsAndNamesTheOther() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.branch("other", "main");
      SimulatedPull first = TownPolicy.ready(town);
      SimulatedPull second =
          town.shop.open(
              Proposal.by("eve", "fix: app", Files.of(java.util.Map.of()))
                  .from(first.headRef())
                  .into("other"));
      assertThat(second.head()).isEqualTo(first.head());
      assertThat(town.check(first)).startsWith("in_progress: ");
      assertThat(town.summary(first) + town.check(first)).contains("#" + second.number());
      second.close("eve");
      assertThat(town.check(first)).startsWith("success: Ready");
    }
  }

  @Test
  void retargetingClosesTheOldVerdictFirst() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      town.shop.branch("release", "main");
      SimulatedPull pull = TownPolicy.ready(town);
      town.github.forgetRequests();
      pull.retarget("bob", "release");
      assertThat(town.check(pull)).startsWith("success: Ready");
      assertThat(town.requests().getFirst()).contains("check-runs");
    }
  }

  @Test
  void aCheckNamedAfterTheBaseDoesNotCountForAnother() {
    try (Town town = Town.with(BY_BASE)) {
      town.shop.branch("release", "main");
      SimulatedPull pull = TownPolicy.ready(town);
      assertThat(state(pull, "countersign: main")).isEqualTo("success");
      pull.retarget("bob", "release");
      town.settle();
      assertThat(state(pull, "countersign: main")).isNotEqualTo("success");
      assertThat(state(pull, "countersign: release")).isEqualTo("success");
      pull.retarget("bob", "main");
      town.settle();
      assertThat(state(pull, "countersign: main")).isEqualTo("success");
      assertThat(state(pull, "countersign: release")).isNotEqualTo("success");
    }
  }

  @Test
  void aBaseThatThePolicyIsNotAboutIsLeftAlone() {
    String scoped =
        TownPolicy.USUAL + "scope: {branches: [main]}\ncheck: \"countersign: {base}\"\n";
    try (Town town = Town.with(scoped)) {
      town.shop.branch("play", "main");
      SimulatedPull pull = town.shop.open(TownPolicy.plainly().into("play"));
      town.settle();
      assertThat(town.shop.checks().on(pull.head())).isEmpty();
      assertThat(town.watched()).isEmpty();
    }
  }

  @Test
  void aMergeGroupIsAnsweredForAllThatItCarries() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      QueueEntry entry = town.shop.queue().add(pull, "eve");
      town.settle();
      assertThat(group(town, entry)).startsWith("success: Ready: #" + pull.number());
    }
  }

  @Test
  void aMergeGroupWithAHeldPullRequestFails() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      QueueEntry entry = town.shop.queue().add(pull, "eve");
      town.settle();
      assertThat(group(town, entry)).startsWith("failure: Held: #" + pull.number());
    }
  }

  private static String group(Town town, QueueEntry entry) {
    return town.shop
        .checks()
        .ours(entry.headSha(), "countersign")
        .map(run -> run.state() + ": " + run.title())
        .orElse("none");
  }

  private static String state(SimulatedPull pull, String check) {
    return pull.check(check).map(SimulatedCheckRun::state).orElse("none");
  }
}
