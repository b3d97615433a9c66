package dev.countersign.wording;

import static dev.countersign.wording.Told.ONE;
import static dev.countersign.wording.Told.ROLLBACK;
import static dev.countersign.wording.Told.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.policy.EmergencyStand;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.ApprovalNote;
import dev.countersign.policy.Verdict.FactorFound;
import dev.countersign.policy.Verdict.Reason;
import dev.countersign.policy.Verdict.RiskFound;
import dev.countersign.policy.Verdict.TypeFound;
import dev.countersign.wording.Account.Remark;
import dev.countersign.wording.Account.Standing;
import dev.countersign.wording.Circumstances.Trial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a check says where it is not simply the verdict on one change.
class AccountsStory {
  private static final List<Remark> BAD =
      List.of(new Remark("countersign.yml", 14, 14, "failure", "`tpyes` is not a key"));
  private static final String APPROVED = "reviews: [{by: eve, state: approved}]";

  private static String read(Account account) {
    return CheckText.read(CheckText.of(account, null).summary());
  }

  @Test
  void aPolicyThatCouldNeverBeReadFailsWithItsLine() {
    Account account = Accounts.unreadablePolicy("bob", "acme/.github: countersign.yml", BAD);

    assertThat(account.title()).isEqualTo("Policy cannot be read: line 14");
    assertThat(account.standing()).isEqualTo(Standing.FAILURE);
    assertThat(read(account))
        .isEqualTo(
            """
            **The policy file `acme/.github: countersign.yml` cannot be read**, and no earlier version of it could. Whoever keeps it must mend it on the default branch; nothing passes until then.

            Line 14: `tpyes` is not a key\
            """);
  }

  @Test
  void factsThatAreMissingAreSaidOneByOne() {
    Account account =
        Accounts.unreadableFacts(List.of("The reviews are cut.", "A team is hidden."));

    assertThat(account.title()).isEqualTo("Cannot judge: GitHub does not tell all that is needed");
    assertThat(read(account))
        .contains("**This change cannot be judged**, so it is held.")
        .endsWith("- The reviews are cut.\n- A team is hidden.");
  }

  @Test
  void aRetargetedPullRequestSaysThatItIsJudgedAgain() {
    Account account = Accounts.retargeted("bob");

    assertThat(account.standing()).isEqualTo(Standing.IN_PROGRESS);
    assertThat(read(account)).contains("It is being judged for that one.");
  }

  @Test
  void aRuleAloneHasItsOwnTitleAndStanding() {
    Account whole =
        Told.of("body: \"\", " + APPROVED, ONE, ROLLBACK, "CI (all), require: {checks: [build]}")
            .account();

    assertThat(whole.rules().stream().map(rule -> Accounts.ofRule(whole, rule)))
        .extracting(Account::title, Account::standing)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("One reviewer: met", Standing.SUCCESS),
            org.assertj.core.groups.Tuple.tuple(
                "Rollback plan in the description: unmet", Standing.ACTION_REQUIRED),
            org.assertj.core.groups.Tuple.tuple("CI (all): waiting", Standing.IN_PROGRESS));
  }

  @Test
  void aRuleAloneHoldsNothingWhereThePolicyObserves() {
    Account whole =
        Told.under(
                Told.POLICY.replace("version:", "mode: observe\nversion:"), "body: \"\"", ROLLBACK)
            .account();

    assertThat(Accounts.ofRule(whole, whole.rules().getFirst()).standing())
        .isEqualTo(Standing.NEUTRAL);
  }

  @Test
  void aRemarkOnlyIsSaidToBeOne() {
    Account account =
        Told.of(
                "body: \"\", " + APPROVED,
                ONE,
                "Plan, require: {sections: [rollback-plan]}, severity: warn")
            .account();

    assertThat(account.title()).startsWith("Ready: standard");
    assertThat(read(account)).contains("| ! | Plan | noted: missing |");
    assertThat(Accounts.ofRule(account, account.rules().get(1)).standing())
        .isEqualTo(Standing.SUCCESS);
  }

  @Test
  void oneHeadOfTwoPullRequestsShowsTheStricterVerdict() {
    Account own = Told.of(APPROVED, ONE).account();
    Account held = Accounts.heldBy(own, 12, Told.of("body: \"\"", ROLLBACK).account());

    assertThat(held.title()).isEqualTo("Held by #12: Add a rollback plan");
    assertThat(held.standing()).isEqualTo(Standing.ACTION_REQUIRED);
    assertThat(read(held))
        .startsWith("This commit is also the head of #12, which is held: Add a rollback plan.");
  }

  @Test
  void aMergeGroupIsReadyOnlyWhereEachInItIs() {
    Account ready = Told.of(APPROVED, ONE).account();
    Account held = Told.of("body: \"\"", ROLLBACK).account();

    assertThat(Accounts.ofGroup(new TreeMap<>(Map.of("#1", ready, "#2", ready))))
        .extracting(Account::title, Account::standing)
        .containsExactly("Ready: #1 and #2", Standing.SUCCESS);
    Account group = Accounts.ofGroup(new TreeMap<>(Map.of("#1", ready, "#2", held)));
    assertThat(group.title()).isEqualTo("Held: #2: Add a rollback plan");
    assertThat(read(group)).endsWith("these may not be merged.\n\n#2: Add a rollback plan");
  }

  @Test
  void aRefusedRequestIsANote() {
    Account account =
        Accounts.withNotes(
            Told.of(APPROVED, ONE).account(),
            List.of(Accounts.refused("@kim", "not a collaborator")));

    assertThat(account.notes())
        .containsExactly("GitHub refused to ask @kim for a review: not a collaborator.");
  }

  @Test
  void aChangeThatBreaksThePolicyIsHeldWithTheMistakesOnItsLines() {
    Told told = Told.of(APPROVED, ONE);
    Account account = told.tried(new Trial.Broken("countersign.yml", BAD));

    assertThat(account.title()).isEqualTo("Mend the policy: line 14");
    assertThat(account.standing()).isEqualTo(Standing.ACTION_REQUIRED);
    assertThat(account.remarks()).containsAll(BAD);
    assertThat(read(account))
        .startsWith(
            "**@bob, one thing to do.** Mend `countersign.yml`: with this change the policy could not be read."
                + " 1 problem, the first in line 14: `tpyes` is not a key");
  }

  @Test
  void whereItObservesOrFailsAnywayABrokenPolicyIsSaidToo() {
    String observing = Told.POLICY.replace("version:", "mode: observe\nversion:");
    assertThat(Told.under(observing, APPROVED, ONE).tried(new Trial.Broken("countersign.yml", BAD)))
        .extracting(Account::title, Account::standing)
        .containsExactly("Mend the policy: line 14 (observing only)", Standing.NEUTRAL);
    assertThat(
            Told.of("body: \"\"", "Never, when: {title: zebra}, require: {approvals: {count: 1}}")
                .tried(new Trial.Broken("countersign.yml", BAD)))
        .extracting(Account::title, Account::standing)
        .containsExactly("No rule of the policy covers this change", Standing.FAILURE);
  }

  @Test
  void aChangeOfThePolicyIsToldHowTheNewOneWouldJudgeIt() {
    Told told = Told.of(APPROVED, ONE);
    Account alike = told.tried(decides(told.title(), "standard", "One reviewer"));
    Account other = told.tried(decides("Add a plan", null, "Two_reviewers"));

    assertThat(alike.notes().getLast()).endsWith("By the new one it would be judged alike.");
    assertThat(CheckText.read(other.notes().getLast()))
        .isEqualTo(
            "This change edits the policy (`countersign.yml`). The policy in force judges it. It would say: Add a plan."
                + " It would have no type. Rules more: Two_reviewers. Rules fewer: One reviewer.");
    assertThat(told.tried(decides(told.title(), "significant", "One reviewer")).notes().getLast())
        .endsWith("judges it. It would be *significant*.");
  }

  private static Trial decides(String title, @Nullable String type, String rule) {
    return new Trial.Decides("countersign.yml", Standing.SUCCESS, title, type, List.of(rule));
  }

  @Test
  void aRiskThatIsAScoreShowsItsFactors() {
    RiskFound risk =
        new RiskFound(
            "high",
            7,
            List.of(new FactorFound("data", 3, "a | migration")),
            List.of(),
            "significant");

    assertThat(read(with(null, risk)))
        .contains("**High risk**, with a score of 7; the type *significant* has at least that.")
        .contains("| Factor | Score | Because |\n|---|---|---|\n| data | 3 | a | migration |");
  }

  @Test
  void aDeclaredTypeAndAnEmergencyAreSaid() {
    List<Reason> why = List.of(new Reason("the title's kind is feat", List.of(), 0));

    assertThat(read(with(new TypeFound("significant", why, "standard", null), null)))
        .contains(
            "**Significant**, because the title's kind is feat. You declared *standard*; the stricter one holds.");
    assertThat(read(with(emergency(true), null)))
        .contains("The emergency is in force, authorised by @dana on ");
    assertThat(read(with(emergency(false), null)))
        .contains(
            "It takes effect by a review that approves, or `/authorise`, of the Lead (@dana) or the Owner (nobody who could);")
        .contains("until then the ordinary rules");
  }

  private static TypeFound emergency(boolean inForce) {
    return new TypeFound(
        "emergency",
        List.of(),
        null,
        new EmergencyStand(
            new EmergencyStand.Declaration(new Login("bob"), null, null, null, ""),
            inForce
                ? List.of(
                    new EmergencyStand.Authorisation(
                        new Login("dana"), java.time.Instant.EPOCH, "", "", null))
                : List.of(),
            List.of(
                new EmergencyStand.Way(
                    false,
                    List.of(
                        new EmergencyStand.Seat("Lead", List.of(new Login("dana"))),
                        new EmergencyStand.Seat("Owner", List.of())))),
            List.of(),
            List.of()));
  }

  private static Account with(@Nullable TypeFound type, @Nullable RiskFound risk) {
    Told told = Told.of(APPROVED, ONE);
    Verdict bare = told.verdict();
    Verdict verdict =
        new Verdict(
            bare.head(),
            bare.outcome(),
            false,
            type,
            risk,
            bare.areas(),
            bare.rules(),
            List.of(new ApprovalNote(new Login("kim"), null, "a review of somebody is gone")),
            List.of(new ApprovalNote(new Login("eve"), null, "@eve's approval (src/@dana.rs)")),
            bare.ask(),
            bare.labels(),
            bare.guidance(),
            bare.gaps(),
            bare.notes(),
            List.of(),
            bare.again());
    return told.account(verdict, told.about(null, Map.of()));
  }

  @Test
  void approvalsThatStillCountAreNamedAndMentionNobodyElse() {
    Account account = with(null, null);

    assertThat(account.approvals())
        .containsExactly(
            "Not counted: a review of somebody is gone",
            "Still counted: @eve's approval \\(src/@\u200Bdana.rs\\)");
    assertThat(account.type()).isNull();
    assertThat(Told.of("files: [{path: src/crypto/a.rs, added: 1}]", TWO).account().remarks())
        .containsExactly(
            new Remark("src/crypto/a.rs", 1, 1, "notice", "This file is in the area \"crypto\"."));
  }
}
