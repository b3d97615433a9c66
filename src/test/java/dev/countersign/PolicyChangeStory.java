package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedPull;
import org.junit.jupiter.api.Test;

/// Whoever changes the policy is told which open pull requests it would judge differently.
class PolicyChangeStory {
  private static final String CHECK = "countersign / policy change";
  private static final String MORE =
      """
      policy: shop
      title: Shop
      rules:
        - rule: The build
          when: {area: crypto}
          require: {checks: [build]}
          because: it must build
      """;

  @Test
  void aPolicyChangeTellsWhichOpenPullRequestsItWouldJudgeDifferently() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull crypto = TownPolicy.crypto(town);
      SimulatedPull plain = TownPolicy.plain(town);
      SimulatedPull policy = change(town, MORE);
      assertThat(title(town, policy))
          .isEqualTo("neutral: 1 of 2 open pull requests would be judged differently");
      assertThat(summary(policy))
          .contains("shop\\#" + crypto.number() + ": rules more: The build.")
          .doesNotContain("shop\\#" + plain.number());
    }
  }

  @Test
  void typeRiskAndVerdictAreToldBeforeAndAfter() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull ready = TownPolicy.ready(town);
      String all =
          TownPolicy.USUAL.replace(
              "crypto: {paths: [\"src/crypto/**\"]", "crypto: {paths: [\"src/**\"]");
      SimulatedPull policy =
          town.central.open(
              Proposal.by("ines", "Wider", Files.of("countersign.yml", all)).saying("Wider."));
      assertThat(title(town, policy))
          .isEqualTo("neutral: 1 of 1 open pull request would be judged differently");
      assertThat(summary(policy))
          .contains(
              "shop\\#" + ready.number(),
              "type standard → significant",
              "verdict ready → author must act",
              "rules more: The Security Lead and Rollback plan");
    }
  }

  @Test
  void whatWasReadAMomentAgoIsNotReadAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      TownPolicy.crypto(town);
      TownPolicy.plain(town);
      town.github.forgetRequests();
      SimulatedPull policy = change(town, MORE);
      town.settle();
      long questions =
          town.requests().stream()
              .filter(line -> line.matches("GET .*/pulls/\\d+/files.*"))
              .count();
      assertThat(questions).isEqualTo(1);
      assertThat(title(town, policy)).contains("1 of 2");
    }
  }

  @Test
  void afterARestartTheOthersAreRead() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      TownPolicy.crypto(town);
      town.restart(false);
      assertThat(title(town, change(town, MORE)))
          .isEqualTo("neutral: 1 of 1 open pull request would be judged differently");
    }
  }

  @Test
  void aPolicyThatCannotBeReadJudgesNobody() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      TownPolicy.plain(town);
      assertThat(title(town, change(town, "rools: 1\n")))
          .isEqualTo("neutral: The new policy cannot be read");
    }
  }

  @Test
  void aChangeOfAnythingElseHasNoSuchCheck() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull plain = TownPolicy.plain(town);
      assertThat(plain.check(CHECK)).isEmpty();
    }
  }

  @Test
  void takingTheOnlyPolicyAwayLeavesItInForce() {
    try (Town town = Town.with("")) {
      town.shop.pushToDefault("ines", ".github/countersign.yml", TownPolicy.USUAL);
      town.settle();
      SimulatedPull gone =
          town.shop.open(
              Proposal.by(
                  "bob",
                  "chore: no policy",
                  Files.of("a.txt", "x\n").without(".github/countersign.yml")));
      assertThat(town.check(gone)).startsWith("in_progress: Waiting");
    }
  }

  private static SimulatedPull change(Town town, String policy) {
    return town.shop.open(
        Proposal.by("bob", "chore: policy", Files.of(".github/countersign.yml", policy)));
  }

  private static String title(Town town, SimulatedPull pull) {
    town.settle();
    return pull.check(CHECK).map(check -> check.state() + ": " + check.title()).orElse("no check");
  }

  private static String summary(SimulatedPull pull) {
    return pull.check(CHECK).map(SimulatedCheckRun::summary).orElse("");
  }
}
