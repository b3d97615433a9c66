package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedIssue;
import dev.countersign.sandbox.SimulatedPull;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of checks when the policy changes, breaks, vanishes or cannot be read.
class PolicyLifeStory {
  private static final String BROKEN = TownPolicy.USUAL.replace("checks: [lint]", "chekcs: [lint]");

  @Test
  void aPolicyThatBreaksLeavesTheLastValidOneInForceAndSaysSo() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.central.pushToDefault("ines", "countersign.yml", BROKEN);
      assertThat(town.check(pull)).startsWith("success: Ready");
      assertThat(town.summary(pull).lines().findFirst().orElse(""))
          .contains("The policy cannot be read", "line 24", "checks");
      town.central.pushToDefault("ines", "countersign.yml", BROKEN + "# again\n");
      town.settle();
      assertThat(issues(town)).containsExactly("The change policy cannot be read");
      town.central.pushToDefault("ines", "countersign.yml", TownPolicy.USUAL);
      assertThat(town.summary(pull)).doesNotContain("cannot be read");
    }
  }

  @Test
  void theAlertStaysWhenWordsChangeWithoutReadingAgain() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.central.pushToDefault("ines", "countersign.yml", BROKEN);
      town.settle();
      pull.checksPass("lint");
      assertThat(town.check(pull)).startsWith("in_progress: ");
      assertThat(town.summary(pull)).contains("The policy cannot be read");
    }
  }

  @Test
  void aPolicyThatNeverCouldBeReadFailsEveryCheck() {
    try (Town town = Town.with(BROKEN)) {
      assertThat(town.check(TownPolicy.plain(town)))
          .isEqualTo("failure: Policy cannot be read: line 24");
    }
  }

  @Test
  void aPolicyThatIsGoneStaysInForce() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.central.pushToDefault("ines", Files.of("README", "x\n").without("countersign.yml"));
      assertThat(town.check(pull)).startsWith("in_progress: Waiting");
      assertThat(town.summary(pull)).contains("The policy file is gone");
    }
  }

  @Test
  void aPolicyOutOfSightStaysInForce() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.installation.remove(town.central);
      pull.editTitle("bob", "fix: the app");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting");
      assertThat(town.summary(pull)).contains("can no longer see it");
    }
  }

  @Test
  void withoutAnyPolicyNothingIsPublished() {
    try (Town town = Town.with("")) {
      assertThat(town.check(TownPolicy.plain(town))).isEqualTo("no check");
    }
  }

  @Test
  void aNewPolicyIsAppliedToWhatIsOpen() {
    try (Town town = Town.with("")) {
      SimulatedPull pull = TownPolicy.plain(town);
      town.central.pushToDefault("ines", "countersign.yml", TownPolicy.USUAL);
      assertThat(town.check(pull)).startsWith("in_progress: Waiting");
    }
  }

  @Test
  void whoeverWouldBreakThePolicyIsHeldAndSeesWhere() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull =
          town.shop.open(
              Proposal.by(
                  "bob", "fix: rules", Files.of(".github/countersign.yml", "rules: [{}]\nx: 1\n")));
      assertThat(town.check(pull)).startsWith("action_required: ");
      pull.checksPass("lint");
      pull.approve("eve");
      assertThat(town.check(pull)).startsWith("action_required: ");
      assertThat(pull.check("countersign").orElseThrow().annotations())
          .extracting(SimulatedCheckRun.Annotation::path)
          .contains(".github/countersign.yml");
    }
  }

  @Test
  void whoeverChangesThePolicySeesWhatItWouldDecide() {
    String more =
        """
        policy: shop
        title: Shop
        rules:
          - rule: The build
            require: {checks: [build]}
            because: it must build
        """;
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull =
          town.shop.open(
              Proposal.by("bob", "feat: rules", Files.of(".github/countersign.yml", more)));
      assertThat(town.check(pull)).startsWith("in_progress: ");
      SimulatedCheckRun check = pull.check("countersign").orElseThrow();
      assertThat(check.summary() + check.text()).contains("build");
    }
  }

  @Test
  void anObservingPolicyIsNeutralAndTouchesNothing() {
    try (Town town = Town.with(TownPolicy.USUAL + "mode: observe\n")) {
      SimulatedPull pull = TownPolicy.crypto(town);
      assertThat(town.check(pull)).startsWith("neutral: Would wait for");
      assertThat(pull.labels()).isEmpty();
      assertThat(pull.requestedTeams()).isEmpty();
    }
  }

  @Test
  void aChangeThatNoRuleCoversFails() {
    String narrow =
        TownPolicy.USUAL
            .replace("- rule: A reviewer\n", "- rule: A reviewer\n    when: {area: crypto}\n")
            .replace("- rule: CI passes\n", "- rule: CI passes\n    when: {area: crypto}\n");
    try (Town town = Town.with(narrow)) {
      assertThat(town.check(TownPolicy.plain(town)))
          .isEqualTo("failure: No rule of the policy covers this change");
    }
  }

  @Test
  void aChangeOutOfScopeSucceeds() {
    try (Town town = Town.with(TownPolicy.USUAL + "scope: {except_paths: [\"src/app.txt\"]}\n")) {
      assertThat(town.check(TownPolicy.plain(town))).startsWith("success: Out of scope");
    }
  }

  @Test
  void aRuleOfItsOwnHasACheckOfItsOwn() {
    try (Town town =
        Town.with(TownPolicy.USUAL + "separate_checks: [CI passes, Rollback plan]\n")) {
      SimulatedPull pull = TownPolicy.plain(town);
      assertThat(state(pull, "countersign / CI passes")).isEqualTo("in_progress");
      assertThat(state(pull, "countersign / Rollback plan")).isEqualTo("success");
      pull.checksPass("lint");
      town.settle();
      assertThat(state(pull, "countersign / CI passes")).isEqualTo("success");
    }
  }

  @Test
  void aCheckThatGetsAnotherNameDoesNotStayOpenUnderTheOld() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull pull = TownPolicy.ready(town);
      town.central.pushToDefault("ines", "countersign.yml", TownPolicy.USUAL + "check: gate\n");
      town.settle();
      assertThat(state(pull, "gate")).isEqualTo("success");
      assertThat(state(pull, "countersign")).isEqualTo("failure");
    }
  }

  @Test
  void anotherRotaOnTheBaseBranchJudgesWhatIsOpenAgain() {
    String policy =
        TownPolicy.USUAL
            .replace(
                "teams: [security-leads]}",
                "teams: [security-leads]}\n  on-call: {title: On-call, schedule: .github/on-call.yml}")
            .replace("approvals: {count: 1}", "approvals: {count: 1, from: on-call}");
    try (Town town = Town.with(policy)) {
      town.shop.pushToDefault("ines", ".github/on-call.yml", rota("dana"));
      SimulatedPull pull = TownPolicy.plain(town);
      assertThat(town.summary(pull)).contains("from @dana").doesNotContain("@eve");
      town.shop.pushToDefault("ines", ".github/on-call.yml", rota("eve"));
      assertThat(town.summary(pull)).contains("from @eve").doesNotContain("@dana");
    }
  }

  private static String rota(String who) {
    return "- {from: 2026-01-01, to: 2026-12-31, users: [" + who + "]}\n";
  }

  @Test
  void aWindowThatOpensJudgesByItself() {
    String windowed =
        TownPolicy.USUAL
            + """
              - rule: In the window
                require: {window: afternoon}
                because: people are there
            time_zone: UTC
            calendar:
              windows:
                afternoon: [{days: tue, from: "14:00", to: "16:00"}]
            """;
    try (Town town = Town.with(windowed)) {
      SimulatedPull pull = TownPolicy.ready(town);
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for").contains("14:00");
      town.github.forgetRequests();
      town.pass(Duration.ofHours(2));
      town.untilAsked("check-runs");
      assertThat(town.check(pull)).startsWith("success: Ready");
    }
  }

  private static List<String> issues(Town town) {
    return town.central.issues().stream().map(SimulatedIssue::title).toList();
  }

  private static String state(SimulatedPull pull, String check) {
    return pull.check(check).map(SimulatedCheckRun::state).orElse("none");
  }
}
