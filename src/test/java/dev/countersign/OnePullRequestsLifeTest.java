package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedPull;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// How many requests one pull request's life costs: opened with 30 files, 2 pushes, 3 reviews, 2
/// comments, 1 label, 5 statuses, 5 check runs, one edit of the description.
class OnePullRequestsLifeTest {
  private static final String POLICY =
      """
      policy: life
      title: Life
      roles:
        security-lead: {title: Security Lead, teams: [security-leads]}
      areas:
        crypto: {paths: ["src/crypto/**"]}
      types:
        significant: {when: {area: crypto}}
        standard: {}
      sections:
        rollback-plan: {title: Rollback plan}
      rules:
        - rule: Two reviewers, one the Security Lead
          require:
            approvals: {count: 2, including: [security-lead]}
          because: two see more than one
        - rule: CI passes
          require:
            checks: [%s]
          because: it must work
        - rule: Rollback plan
          require:
            sections: [rollback-plan]
          because: it may fail
      """;

  private static final String PLAN = "## Rollback plan\nRevert the merge commit, five minutes.\n";

  @Test
  void oneByOneItCostsAtMostTwentySixRequests() {
    assertThat(life("lint, test, build", Town::settle)).hasSizeLessThanOrEqualTo(26);
  }

  @Test
  void evenWhereEveryCheckMattersItCostsAtMostTwentySixRequests() {
    assertThat(life("\"c*\"", Town::settle)).hasSizeLessThanOrEqualTo(26);
  }

  @Test
  void inOneBurstItCostsAtMostEightRequests() {
    assertThat(life("lint, test, build", town -> {})).hasSizeLessThanOrEqualTo(8);
  }

  private static List<String> life(String checks, Consumer<Town> pause) {
    try (Town town = Town.atUsualPace(POLICY.formatted(checks))) {
      town.untilAsked("OpenPulls");
      town.github.forgetRequests();
      live(town, pause);
      town.settle();
      return town.requests();
    }
  }

  private static void live(Town town, Consumer<Town> pause) {
    SimulatedPull pull = town.shop.open(Proposal.by("bob", "fix: keys", files(0)).saying("Hello."));
    pause.accept(town);
    pull.editBody("bob", PLAN);
    pause.accept(town);
    pull.comment("eve", "Interesting.");
    pause.accept(town);
    pull.push("bob", files(1));
    pause.accept(town);
    pull.push("bob", files(2));
    pause.accept(town);
    pull.label("bob", "nice");
    pause.accept(town);
    pull.review("kim", "CHANGES_REQUESTED");
    pause.accept(town);
    pull.approve("kim");
    pause.accept(town);
    for (String name : List.of("c1", "c2", "c3", "c4", "c5")) {
      town.shop.checks().status(pull.head(), name, "success");
      pause.accept(town);
    }
    for (String name : List.of("lint", "test", "build", "c6", "c7")) {
      town.shop.checks().run("ci", pull.head(), name, "success");
      pause.accept(town);
    }
    pull.comment("bob", "Done.");
    pause.accept(town);
    pull.approve("dana");
    pause.accept(town);
    assertThat(town.check(pull)).startsWith("success: Ready");
  }

  private static Files files(int version) {
    Files files = Files.of("src/crypto/keys.txt", "key " + version + "\n");
    for (int i = 1; i < 30; i++) {
      files = files.with("src/part" + i + ".txt", "part " + i + ", " + version + "\n");
    }
    return files;
  }
}
