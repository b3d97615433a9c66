package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.SimulatedPull;
import org.junit.jupiter.api.Test;

/// What becomes of checks when people come, go, and press buttons.
class PeopleStory {
  @Test
  void anEmptiedTeamIsSaidAtOnce() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      pull.checksPass("lint");
      pull.approve("eve");
      pull.approve("dana");
      assertThat(town.check(pull)).startsWith("success");
      town.acme.team("security-leads").remove("dana");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
      assertThat(town.summary(pull)).contains("Security Lead");
      town.acme.team("security-leads").add("dana");
      assertThat(town.check(pull)).startsWith("success");
    }
  }

  @Test
  void whoLosesWriteDoesNotCountAnyMore() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.shop.grant("eve", Permission.READ);
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
    }
  }

  @Test
  void whoLeavesTheOrganisationDoesNotCountAnyMore() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      pull.checksPass("lint");
      pull.approve("eve");
      pull.approve("dana");
      assertThat(town.check(pull)).startsWith("success");
      town.acme.remove("dana");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for");
    }
  }

  @Test
  void theButtonAddsTheMissingSectionsAndKeepsWhatIsThere() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      String body = "Intro\r\n\r\n<!-- kept -->\r\n* odd  spacing \t\r\n";
      SimulatedPull pull = town.shop.open(TownPolicy.cryptographically().saying(body));
      town.settle();
      pull.pressButton("bob", "countersign", "insert-sections");
      town.settle();
      assertThat(pull.body()).startsWith(body).contains("Rollback plan");
      String once = pull.body();
      pull.pressButton("bob", "countersign", "insert-sections");
      town.settle();
      assertThat(pull.body()).isEqualTo(once);
    }
  }

  @Test
  void theButtonDoesNothingForStrangers() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = town.shop.open(TownPolicy.cryptographically().saying("Hello."));
      town.settle();
      pull.pressButton("mallory", "countersign", "insert-sections");
      town.settle();
      assertThat(pull.body()).isEqualTo("Hello.");
    }
  }

  @Test
  void checkAgainReadsEverythingAfresh() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.github.forgetRequests();
      pull.pressButton("eve", "countersign", "check-again");
      town.settle();
      assertThat(town.requests()).anyMatch(line -> line.contains("graphql"));
      town.github.forgetRequests();
      pull.rerunCheck("eve", "countersign");
      town.settle();
      assertThat(town.requests()).anyMatch(line -> line.contains("graphql"));
    }
  }

  @Test
  void theButtonAsksReviewersAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.crypto(town);
      town.github.forgetRequests();
      pull.pressButton("eve", "countersign", "request-reviewers");
      town.settle();
      assertThat(town.requests()).anyMatch(line -> line.contains("graphql"));
      assertThat(pull.requestedTeams()).containsExactly("security-leads");
    }
  }

  @Test
  void whoCannotBeAskedIsNamedAndStaysNamed() {
    String people =
        TownPolicy.USUAL.replace("teams: [security-leads]}", "users: [dana, zoe]}")
            + "reviewers: {how: people}\n";
    try (Town town = Town.with(people)) {
      town.github.user("zoe");
      town.github
          .faults()
          .fail("requested_reviewers", new dev.countersign.sandbox.Fault.Status(422), 2);
      SimulatedPull pull = TownPolicy.crypto(town);
      assertThat(town.summary(pull)).contains("GitHub refused to ask");
      pull.checksPass("lint");
      assertThat(town.summary(pull)).contains("GitHub refused to ask");
      pull.editTitle("bob", "feat: better keys");
      assertThat(town.summary(pull)).contains("GitHub refused to ask");
    }
  }
}
