package dev.countersign.wording;

import static dev.countersign.wording.Told.CI;
import static dev.countersign.wording.Told.ONE;
import static dev.countersign.wording.Told.POLICY;
import static dev.countersign.wording.Told.ROLLBACK;
import static dev.countersign.wording.Told.TWO;
import static dev.countersign.wording.Told.WHAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.wording.Account.Standing;
import org.junit.jupiter.api.Test;

/// The one line in the merge box: what to do, who is awaited, or that all is there.
class TitleStory {
  private static final String CRYPTO = "files: [{path: src/crypto/keys.rs, added: 1}]";

  private static String observed(String change, String... rules) {
    return Told.under(POLICY.replace("version:", "mode: observe\nversion:"), change, rules).title();
  }

  @Test
  void whatIsReadySaysTypeRiskAndApprovals() {
    Told told =
        Told.of(
            CRYPTO + ", reviews: [{by: dana, state: approved}, {by: eve, state: approved}]", TWO);

    assertThat(told.title()).isEqualTo("Ready: significant, high risk. 2 of 2 approvals");
    assertThat(told.account().standing()).isEqualTo(Standing.SUCCESS);
  }

  @Test
  void readyWithoutApprovalsOrRiskSaysNeither() {
    String unrated = POLICY.replaceAll("risk: .*\n", "");

    assertThat(Told.under(unrated, "body: \"# What and why\\nBecause of it\"", WHAT).title())
        .isEqualTo("Ready: standard");
  }

  @Test
  void whoIsAwaitedIsNamedByRoleAndPersonAndChecksByName() {
    Told told =
        Told.of(
            CRYPTO
                + ", reviews: [{by: eve, state: approved}],"
                + " checks: {lint: in_progress, build: success, test: success}",
            TWO,
            CI);

    assertThat(told.title()).isEqualTo("Waiting for the Security Lead (@dana) and lint");
    assertThat(told.account().standing()).isEqualTo(Standing.IN_PROGRESS);
  }

  @Test
  void approvalsThatOnlyARoleCanGiveNameTheRole() {
    String rule = "Seniors, require: {approvals: {count: 2, from: security-lead}}";

    assertThat(Told.of("files: [{path: README.md, added: 1}]", rule).title())
        .startsWith("Waiting for 2 more approvals by Security Lead");
  }

  @Test
  void ofManyThatAreAwaitedTwoAreNamed() {
    assertThat(Told.of(CRYPTO, TWO, CI).title())
        .isEqualTo("Waiting for the Security Lead (@dana), build and 3 more");
  }

  @Test
  void theAuthorIsToldTheFirstThingAndHowManyMore() {
    Told told = Told.of("body: \"\"", ROLLBACK, WHAT);

    assertThat(told.title()).isEqualTo("Add a rollback plan; 1 more thing to do");
    assertThat(told.account().standing()).isEqualTo(Standing.ACTION_REQUIRED);
    assertThat(Told.of("body: \"\"", ROLLBACK, WHAT, "I, require: {sections: [impact]}").title())
        .isEqualTo("Add a rollback plan; 2 more things to do");
  }

  @Test
  void theAuthorIsToldWhoIsAwaitedBesidesTheOneThing() {
    assertThat(Told.of(CRYPTO + ", reviews: [{by: eve, state: approved}]", ROLLBACK, TWO).title())
        .isEqualTo("Add a rollback plan; waiting for the Security Lead (@dana)");
  }

  @Test
  void observingSaysWhatWouldBeSo() {
    assertThat(observed(CRYPTO + ", reviews: [{by: eve, state: approved}]", TWO))
        .isEqualTo("Would wait for the Security Lead (@dana) (observing only)");
    assertThat(observed("body: \"\"", ROLLBACK))
        .isEqualTo("Would ask to add a rollback plan (observing only)");
    assertThat(observed("reviews: [{by: eve, state: approved}]", ONE))
        .isEqualTo("Would pass: standard, low risk (observing only)");
    assertThat(observed("files: [{path: content/a.md, added: 1}]", ONE))
        .isEqualTo("Out of scope: only content/** changed (observing only)");
    assertThat(
            observed("body: \"\"", "Never, when: {title: zebra}, require: {approvals: {count: 1}}"))
        .isEqualTo("Would fail: no rule of the policy covers this change (observing only)");
    assertThat(observed("into: topic", ONE))
        .isEqualTo("The policy is not about this branch (observing only)");
  }

  @Test
  void observingIsSaidHoweverLongTheRest() {
    String long40 = "a".repeat(40);
    String rule =
        "Ticks, require: {checklist: {section: what, items: [%s, b%s, c%s]}}"
            .formatted(long40, long40, long40);

    assertThat(
            observed(
                "body: \"\"",
                rule,
                ROLLBACK,
                "Long "
                    + long40
                    + ", require: {files: {for: [src/], changed: [%s]}}"
                        .formatted("x".repeat(90) + "/**")))
        .endsWith(" (observing only)")
        .hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void outOfScopeSaysWhichPathsAlone() {
    Told told = Told.of("files: [{path: content/a.md, added: 1}]", ONE);

    assertThat(told.title()).isEqualTo("Out of scope: only content/** changed");
    assertThat(told.account().standing()).isEqualTo(Standing.SUCCESS);
  }

  @Test
  void whatNoRuleCoversFailsAndSaysWhoMustAct() {
    Told told =
        Told.of("body: \"\"", "Never, when: {title: zebra}, require: {approvals: {count: 1}}");

    assertThat(told.title()).isEqualTo("No rule of the policy covers this change");
    assertThat(told.account().standing()).isEqualTo(Standing.FAILURE);
    assertThat(told.summary()).contains("Whoever keeps the policy must add a rule that covers it.");
  }

  @Test
  void anotherBranchIsNoneOfThePolicysBusiness() {
    Told told = Told.of("into: topic", ONE);

    assertThat(told.title()).isEqualTo("The policy is not about this branch");
    assertThat(told.account().standing()).isEqualTo(Standing.NEUTRAL);
  }
}
