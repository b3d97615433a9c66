package dev.countersign;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedPull;

/// The policy of the town, and changes that it is about.
final class TownPolicy {
  /// One reviewer and lint; for cryptography the Security Lead and a rollback plan as well.
  static final String USUAL =
      """
      policy: town
      title: Town
      roles:
        security-lead: {title: Security Lead, teams: [security-leads]}
      areas:
        crypto: {paths: ["src/crypto/**"], label: crypto}
      types:
        significant: {when: {area: crypto}}
        standard: {}
      sections:
        rollback-plan: {title: Rollback plan}
      rules:
        - rule: A reviewer
          require:
            approvals: {count: 1}
          because: two see more than one
        - rule: The Security Lead
          when: {area: crypto}
          require:
            approvals: {count: 1, including: [security-lead]}
          because: keys are hard
        - rule: CI passes
          require:
            checks: [lint]
          because: it must work
        - rule: Rollback plan
          when: {area: crypto}
          require:
            sections: [rollback-plan]
          because: it may fail
      """;

  static final String PLAN = "## Rollback plan\nRevert the merge commit, five minutes.\n";

  private TownPolicy() {}

  /// A change that needs a reviewer and lint.
  static SimulatedPull plain(Town town) {
    SimulatedPull pull = town.shop.open(plainly());
    town.settle();
    return pull;
  }

  static Proposal plainly() {
    return Proposal.by("bob", "fix: app", Files.of("src/app.txt", "two\n")).saying("Better so.");
  }

  /// A change of cryptography, with its rollback plan.
  static SimulatedPull crypto(Town town) {
    SimulatedPull pull = town.shop.open(cryptographically());
    town.settle();
    return pull;
  }

  static Proposal cryptographically() {
    Files files = Files.of("src/crypto/keys.txt", "key 1\n");
    return Proposal.by("bob", "feat: keys", files).saying(PLAN);
  }

  /// A plain change that has all it needs.
  static SimulatedPull ready(Town town) {
    SimulatedPull pull = plain(town);
    pull.checksPass("lint");
    pull.approve("eve");
    town.settle();
    return pull;
  }
}
