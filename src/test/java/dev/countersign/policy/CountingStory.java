package dev.countersign.policy;

import static dev.countersign.policy.Scene.approvals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Permission;
import dev.countersign.change.Review.Opinion;
import dev.countersign.policy.Approving.Stale;
import org.junit.jupiter.api.Test;

class CountingStory {
  private static Scene scene() {
    return new Scene("dana eve kim").rule("Two reviewers", approvals(2));
  }

  @Test
  void twoPeopleApprovedTheHead() {
    assertThat(scene().approves("eve").approves("dana").says())
        .isEqualTo(
            """
            Two reviewers
              MET 2 of 2: dana eve
            ask:
            """);
  }

  @Test
  void whoStillHasToApproveIsNamedAndAsked() {
    assertThat(scene().approves("eve").says())
        .isEqualTo(
            """
            Two reviewers
              WAITING 1 of 2: eve; could: dana kim
            ask: dana
            """);
  }

  @Test
  void onePersonApprovingTwiceIsOnePerson() {
    assertThat(scene().approves("eve").approves("EVE").says()).contains("WAITING 1 of 2: EVE");
  }

  @Test
  void theAuthorNeverCounts() {
    assertThat(scene().contributorsCount().approves("bob").approves("eve").says())
        .isEqualTo(
            """
            Two reviewers
              WAITING 1 of 2: eve; could: dana kim
            not counted: @bob's approval of bbbbbbb (is the author)
            ask: dana
            """);
  }

  @Test
  void whoLacksWriteNeverCounts() {
    assertThat(scene().permission("kim", Permission.TRIAGE).approves("kim").approves("lee").says())
        .isEqualTo(
            """
            Two reviewers
              WAITING 0 of 2: -; could: dana eve
            not counted: @kim's approval of bbbbbbb (has no write access)
            not counted: @lee's approval of bbbbbbb (has no write access)
            ask: dana eve
            """);
  }

  @Test
  void whoWroteOrCommittedOrPushedACommitDoesNotCount() {
    Scene scene =
        new Scene("dana eve kim lee")
            .rule("One reviewer", approvals(1))
            .commit("c", "bob dana", "eve", "kim", false)
            .approves("dana")
            .approves("eve")
            .approves("kim");
    assertThat(scene.says())
        .isEqualTo(
            """
            One reviewer
              WAITING 0 of 1: -; could: lee
            not counted: @dana's approval of ccccccc (wrote commit ccccccc)
            not counted: @eve's approval of ccccccc (committed commit ccccccc)
            not counted: @kim's approval of ccccccc (pushed commit ccccccc)
            ask: lee
            """);
    assertThat(scene.contributorsCount().says()).contains("MET 3 of 1: dana eve kim");
  }

  @Test
  void whoPushedToABotsPullRequestIsItsAuthorWhateverThePolicyAllows() {
    assertThat(
            new Scene("dana eve")
                .author("renovate[bot]")
                .rule("One reviewer", approvals(1))
                .commit("c", "renovate[bot]", null, "dana", false)
                .contributorsCount()
                .approves("dana")
                .says())
        .isEqualTo(
            """
            One reviewer
              WAITING 0 of 1: -; could: eve
            not counted: @dana's approval of ccccccc (pushed commit ccccccc)
            ask: eve
            """);
  }

  @Test
  void aBotCountsOnlyWhereThePolicyListsIt() {
    Scene scene =
        new Scene("dana eve renovate[bot]")
            .rule("One reviewer", approvals(1))
            .approves("renovate[bot]");
    assertThat(scene.says())
        .contains("WAITING 0 of 1: -; could: dana eve\n")
        .contains("@renovate[bot]'s approval of bbbbbbb (is a bot that the policy does not list)");
    assertThat(scene.bots("Renovate[bot]").says()).contains("MET 1 of 1: renovate[bot]");
  }

  @Test
  void aListedBotMustHaveWriteTooAndIsNeverAsked() {
    assertThat(
            new Scene("")
                .permission("renovate[bot]", Permission.READ)
                .bots("renovate[bot]")
                .rule("One reviewer", approvals(1))
                .approves("renovate[bot]")
                .says())
        .contains("(has no write access)")
        .endsWith("ask:\n");
  }

  @Test
  void aLaterCommentLeavesAnApprovalAndALaterDismissalTakesIt() {
    assertThat(scene().approves("eve").review("eve", Opinion.COMMENTED, "b").says())
        .contains("1 of 2: eve");
    assertThat(scene().approves("eve").review("eve", Opinion.DISMISSED, "b").says())
        .contains("0 of 2")
        .contains("not counted: @eve's review of bbbbbbb (dismissed)");
  }

  @Test
  void aRequestForChangesHoldsEveryApprovalsRuleUntilItsAuthorApproves() {
    Scene scene =
        new Scene("dana eve kim")
            .role("lead", "dana")
            .rule("Lead", approvals(0, "lead"))
            .rule("One reviewer", approvals(1))
            .approves("dana")
            .review("kim", Opinion.CHANGES_REQUESTED, "a");
    assertThat(scene.says())
        .isEqualTo(
            """
            Lead
              UNMET changes asked by kim
              MET lead: dana
            One reviewer
              UNMET changes asked by kim
              MET 1 of 1: dana
            ask: kim
            """);
    assertThat(scene.approves("kim", "a").says()).doesNotContain("UNMET");
  }

  @Test
  void aRequestForChangesEndsWhenItIsDismissed() {
    assertThat(
            scene()
                .review("kim", Opinion.CHANGES_REQUESTED, "b")
                .review("kim", Opinion.DISMISSED, "b")
                .says())
        .doesNotContain("UNMET");
  }

  @Test
  void noHeedIsPaidToARequestForChangesByTheAuthorABotOrWhoLacksWrite() {
    assertThat(
            new Scene("dana robot[bot]")
                .permission("kim", Permission.READ)
                .rule("One reviewer", approvals(1))
                .review("kim", Opinion.CHANGES_REQUESTED, "b")
                .review("bob", Opinion.CHANGES_REQUESTED, "b")
                .review("robot[bot]", Opinion.CHANGES_REQUESTED, "b")
                .says())
        .doesNotContain("UNMET");
  }

  @Test
  void aContributorWhoAsksForChangesIsHeardThoughTheirApprovalWouldNotCount() {
    Scene scene =
        new Scene("dana kim")
            .rule("One reviewer", approvals(1))
            .commit("c", "kim")
            .approves("dana")
            .review("kim", Opinion.CHANGES_REQUESTED, "c");
    assertThat(scene.says()).contains("UNMET changes asked by kim");
    assertThat(scene.approves("kim").says()).doesNotContain("UNMET").contains("MET 1 of 1: dana");
  }

  @Test
  void whereTheListOfCommitsIsCutNobodyCanBeShownNotToHaveWrittenOne() {
    Scene scene = scene().commitsCut().approves("dana").approves("eve");
    assertThat(scene.says())
        .isEqualTo(
            """
            Two reviewers
              WAITING The list of commits is not complete, so that nobody can be shown not to have written one: no approval counts.
              WAITING 0 of 2: -; nobody: the list of commits is not complete, so that nobody can be shown not to have written one | make a pull request of fewer commits
            not counted: @dana's approval of bbbbbbb (may have written a commit: the list of commits is not complete)
            not counted: @eve's approval of bbbbbbb (may have written a commit: the list of commits is not complete)
            gap: The list of commits is not complete, so that nobody can be shown not to have written one: no approval counts.
            ask:
            """);
    assertThat(scene.contributorsCount().says()).contains("MET 2 of 2").doesNotContain("gap");
  }

  @Test
  void aNameInACommitThatBelongsToNoAccountIsSaid() {
    assertThat(scene().commit("c", "bob who@knows.example").says())
        .contains(
            "gap: Commit ccccccc names who@knows.example, who has no account here: should that be"
                + " an approver, it cannot be seen.\n");
  }

  @Test
  void aMergeOfTheBaseThatChangesNothingMakesNobodyAContributor() {
    assertThat(
            scene()
                .commit("c", "dana", "dana", "dana", true)
                .earlier("b", "src/a.rs=1")
                .approves("dana")
                .says())
        .contains("1 of 2: dana");
  }

  @Test
  void aMergeOfTheBaseThatHidesAnEditMakesAContributor() {
    assertThat(
            scene()
                .commit("c", "dana", null, null, true)
                .earlier("b", "src/a.rs=0")
                .approves("dana")
                .says())
        .contains("(wrote commit ccccccc)");
  }

  @Test
  void aMergeOfTheBaseMakesAContributorWhereWhatItChangedIsNotKnown() {
    assertThat(scene().commit("c", "dana", null, null, true).approves("dana").says())
        .contains("(wrote commit ccccccc)");
    assertThat(
            new Scene("dana")
                .rule("One reviewer", approvals(1))
                .noCommits()
                .commit("c", "dana", null, null, true)
                .approves("dana")
                .says())
        .contains("(wrote commit ccccccc)");
  }

  @Test
  void anApprovalOfAnOlderCommitDoesNotCount() {
    assertThat(scene().commit("c", "bob").earlier("b", "src/a.rs=0").approves("kim", "b").says())
        .contains("WAITING 0 of 2")
        .contains("not counted: @kim's approval of bbbbbbb (src/a.rs changed since)\n");
    assertThat(scene().commit("c", "bob").earlier("b", "src/a.rs=1").approves("kim", "b").says())
        .contains("@kim's approval of bbbbbbb (only approvals of the newest commit count)\n");
  }

  @Test
  void anApprovalOfACommitThatIsGoneDoesNotCountUnlessApprovalsNeverGoStale() {
    for (Stale mode : Stale.values()) {
      String says = scene().stale(mode).review("kim", Opinion.APPROVED, null).says();
      if (mode == Stale.NEVER) {
        assertThat(says)
            .contains("1 of 2: kim")
            .contains("@kim's approval (the policy keeps approvals of earlier commits)");
      } else {
        assertThat(says)
            .contains("0 of 2")
            .contains("not counted: @kim's approval (the commit it was given on is gone)");
      }
    }
  }

  @Test
  void anApprovalSurvivesACleanRebase() {
    assertThat(
            scene()
                .stale(Stale.CHANGED_DIFF)
                .commit("c", "bob")
                .earlier("a", "src/a.rs=1")
                .approves("kim", "a")
                .says())
        .contains("1 of 2: kim")
        .contains(
            "still counted: @kim's approval of aaaaaaa (the pull request's own changes are the same"
                + " since)\n");
  }

  @Test
  void aChangedFileDropsAnApprovalAndIsNamed() {
    assertThat(
            scene()
                .stale(Stale.CHANGED_DIFF)
                .commit("c", "bob")
                .files("a=2", "b=2", "c=2", "d=2", "e=1")
                .earlier("b", "a=1", "b=1", "c=1", "f=1", "e=1")
                .approves("kim", "b")
                .says())
        .contains("0 of 2")
        .contains(
            "not counted: @kim's approval of bbbbbbb (a, b, c and 2 more files changed since)");
  }

  @Test
  void whatCannotBeComparedDropsAnApproval() {
    Scene unknown = scene().stale(Stale.CHANGED_DIFF).commit("c", "bob").approves("kim", "b");
    assertThat(unknown.says())
        .contains("0 of 2")
        .contains("(what the pull request changed then is not known)");
    Scene cut = unknown.earlier("b", "src/a.rs=1").filesCut();
    assertThat(cut.says())
        .contains("0 of 2")
        .contains("(the list of changed files is not complete)");
    Scene unsent =
        scene()
            .stale(Stale.CHANGED_DIFF)
            .commit("c", "bob")
            .files("big=?", "image=")
            .earlier("b", "big=?", "image=")
            .approves("kim", "b");
    assertThat(unsent.says()).contains("0 of 2").contains("(big, image changed since)");
  }

  @Test
  void onlyChangesToTheFilesThatMadeARuleApplyDropAnApprovalForIt() {
    Scene scene =
        new Scene("dana eve")
            .stale(Stale.CHANGED_AREA)
            .rule("Crypto", "src/keys.rs", approvals(1))
            .rule("Everything", approvals(1))
            .commit("c", "bob")
            .files("src/keys.rs=1", "README=2")
            .earlier("b", "src/keys.rs=1", "README=1")
            .approves("eve", "b");
    assertThat(scene.says())
        .isEqualTo(
            """
            Crypto
              MET 1 of 1: eve
            Everything
              WAITING 0 of 1: -; could: dana eve
            not counted: @eve's approval of bbbbbbb (README changed since; for Everything)
            still counted: @eve's approval of bbbbbbb (only README changed since; for Crypto)
            ask: dana
            """);
    assertThat(scene.files("src/keys.rs=2", "README=1").says())
        .contains("(src/keys.rs changed since)");
  }

  @Test
  void aFileThatIsNoLongerChangedMayHaveMadeTheRuleApply() {
    assertThat(
            new Scene("eve")
                .stale(Stale.CHANGED_AREA)
                .rule("Crypto", "src/keys.rs", approvals(1))
                .commit("c", "bob")
                .files("src/keys.rs=1")
                .earlier("b", "src/keys.rs=1", "src/guard.rs=1")
                .approves("eve", "b")
                .says())
        .contains("not counted: @eve's approval of bbbbbbb (src/guard.rs changed since)");
  }

  @Test
  void whereNoRuleAsksForApprovalsWhatWouldNotCountIsStillSaid() {
    assertThat(
            new Scene("eve")
                .rule("Nothing", new Requirement.ConversationsResolved())
                .commit("c", "bob")
                .approves("eve", "b")
                .approves("bob")
                .decide()
                .uncounted())
        .extracting(Verdict.ApprovalNote::sentence)
        .containsExactly(
            "@bob's approval of ccccccc (is the author)",
            "@eve's approval of bbbbbbb (only approvals of the newest commit count)");
  }
}
