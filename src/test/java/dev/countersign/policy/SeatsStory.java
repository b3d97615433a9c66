package dev.countersign.policy;

import static dev.countersign.policy.Scene.anyOf;
import static dev.countersign.policy.Scene.approvals;
import static dev.countersign.policy.Scene.approvalsFrom;
import static dev.countersign.policy.Scene.named;
import static dev.countersign.policy.Scene.waivable;
import static dev.countersign.policy.Scene.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.change.Permission;
import dev.countersign.policy.Approving.Stale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatsStory {
  @Test
  void onePersonFillsARoleAndTheCountOfTheSameRule() {
    assertThat(
            new Scene("dana eve")
                .role("lead", "dana")
                .rule("Two, one the lead", approvals(2, "lead"))
                .approves("dana")
                .says())
        .isEqualTo(
            """
            Two, one the lead
              WAITING 1 of 2: dana; could: eve
              MET lead: dana
            ask: eve
            """);
  }

  @Test
  void twoRulesThatWantTheSameRoleAreServedByOnePersonInIt() {
    assertThat(
            new Scene("dana eve")
                .role("lead", "dana eve")
                .rule("Crypto", approvals(1, "lead"))
                .rule("Auth", approvals(1, "lead"))
                .approves("dana")
                .says())
        .contains(
            "Crypto\n  MET 1 of 1: dana\n  MET lead: dana\nAuth\n  MET 1 of 1: dana\n  MET lead: dana");
  }

  @Test
  void whoHoldsTwoRolesFillsTheOneThatNobodyElseCan() {
    Scene scene =
        new Scene("dana eve")
            .role("peer", "dana eve")
            .role("lead", "dana")
            .rule("Peer", approvals(1, "peer"))
            .rule("Lead", approvals(1, "lead"))
            .approves("dana");
    assertThat(scene.says())
        .isEqualTo(
            """
            Peer
              MET 1 of 1: dana
              WAITING peer: -; could: eve
            Lead
              MET 1 of 1: dana
              MET lead: dana
            ask: eve
            """);
    assertThat(scene.approves("eve").says()).doesNotContain("WAITING");
  }

  @Test
  void withoutSeparateRolesOnePersonFillsRolesOfSeveralRulesButNotTwoOfOne() {
    assertThat(
            new Scene("dana eve")
                .rolesTogether()
                .role("owner", "dana")
                .role("lead", "dana")
                .rule("Owner", approvals(1, "owner"))
                .rule("Lead", approvals(1, "lead"))
                .approves("dana")
                .says())
        .doesNotContain("WAITING");
    assertThat(
            new Scene("dana eve")
                .rolesTogether()
                .role("owner", "dana")
                .role("lead", "dana")
                .rule("Both", approvals(1, "owner", "lead"))
                .approves("dana")
                .says())
        .contains("MET owner: dana")
        .contains(
            "WAITING lead: -; nobody: of the role lead only @dana can approve, who fills another role,"
                + " and nobody fills two roles of one rule | put somebody else into the role lead\n");
  }

  @Test
  void aRoleNamedTwiceInOneRuleWantsTwoPeople() {
    Scene scene =
        new Scene("dana eve")
            .role("peer", "dana eve")
            .rule("Two peers", approvals(0, "peer", "peer"))
            .rule("A peer", approvals(0, "peer"))
            .approves("eve");
    assertThat(scene.says())
        .contains(
            "Two peers\n  MET peer: eve\n  WAITING peer: -; could: dana\nA peer\n  MET peer: eve");
    assertThat(scene.approves("dana").says()).doesNotContain("WAITING");
  }

  @Test
  void peopleOfOtherRolesDoNotCountWhereTheRuleSaysFromWhich() {
    assertThat(
            new Scene("dana eve kim")
                .role("owners", "dana")
                .role("leads", "kim")
                .rule("An owner or lead", approvalsFrom(1, "owners leads"))
                .approves("eve")
                .says())
        .contains("WAITING 0 of 1 from leads, owners: -; could: dana kim");
  }

  @Test
  void aPermissionRoleIsARoleLikeOthers() {
    assertThat(
            new Scene("dana")
                .permission("eve", Permission.ADMIN)
                .role(new Role("admin", "Administrators", Set.of(), List.of(), Permission.ADMIN))
                .rule("Admin", approvals(0, "admin"))
                .approves("dana")
                .says())
        .contains("WAITING Administrators: -; could: eve")
        .endsWith("ask: eve\n");
  }

  @Test
  void aTeamThatCannotBeSeenMakesTheRuleWaitWhoeverElseApproved() {
    Scene scene =
        new Scene("dana eve")
            .role("lead", "dana acme/leads")
            .role("peer", "eve")
            .rule("Lead", approvals(0, "lead"))
            .rule("From leads", approvalsFrom(1, "lead"))
            .rule("From either", approvalsFrom(1, "lead peer"))
            .approves("dana")
            .approves("eve");
    assertThat(scene.says())
        .isEqualTo(
            """
            Lead
              WAITING lead: dana; nobody: the team acme/leads does not exist or cannot be seen | let this app see the team, or correct its name
            From leads
              WAITING 0 of 1 from lead: -; nobody: the team acme/leads does not exist or cannot be seen | let this app see the team, or correct its name
            From either
              MET 1 of 1 from lead, peer: eve
            ask:
            """);
    assertThat(scene.team("acme/leads", "kim").says()).doesNotContain("WAITING");
  }

  @Test
  void membersOfATeamWhoLackWriteDoNotCount() {
    assertThat(
            new Scene("dana")
                .permission("kim", Permission.READ)
                .team("acme/leads", "dana kim")
                .role("lead", "acme/leads")
                .rule("Lead", approvals(0, "lead"))
                .approves("kim")
                .says())
        .contains("WAITING lead: -; could: dana")
        .contains("@kim's approval of bbbbbbb (has no write access)")
        .endsWith("ask: acme/leads\n");
  }

  @Test
  void anEmptyRoleIsSaidAtOnceWithTheWayOut() {
    Rule rule = waivable(named("Cryptographer approval", approvals(1, "crypto")), "boss", "none");
    assertThat(
            new Scene("dana gus")
                .role("crypto", "")
                .role("boss", "gus")
                .role("none", "")
                .rule(rule, "")
                .says())
        .contains(
            "WAITING crypto: -; nobody: nobody is in the role crypto | put somebody else into the role"
                + " crypto; or ask boss (@gus) to waive the rule: /waive Cryptographer approval because …\n");
  }

  @Test
  void aRoleOfOnlyTheAuthorAndContributorsIsSaidAtOnce() {
    assertThat(
            new Scene("dana kim")
                .permission("lee", Permission.READ)
                .role("lead", "bob kim lee")
                .rule("Lead", approvals(0, "lead"))
                .commit("c", "kim")
                .says())
        .contains(
            "nobody: nobody in the role lead can approve: @bob is the author, @kim wrote commit ccccccc,"
                + " @lee has no write access | put somebody else into the role lead\n");
  }

  @Test
  void separateRolesThatLeaveNobodyAreSaidBeforeAnybodyApproves() {
    assertThat(
            new Scene("dana")
                .role("owner", "dana")
                .role("lead", "dana")
                .rule("Owner", approvals(0, "owner"))
                .rule("Lead", approvals(0, "lead"))
                .says())
        .contains("WAITING owner: -; could: dana")
        .contains(
            "WAITING lead: -; nobody: of the role lead only @dana can approve, needed for another role,"
                + " and nobody fills two roles");
  }

  @Test
  void tooFewPeopleAreSaidAtOnce() {
    assertThat(new Scene("dana").rule("Two", approvals(2)).says())
        .contains(
            "WAITING 0 of 2: -; nobody: 1 of 2 wanted with write access can approve: @bob is the author"
                + " | give somebody else write access");
    assertThat(
            new Scene("dana eve")
                .role("lead", "dana")
                .rule("Two leads", approvalsFrom(2, "lead"))
                .approves("dana")
                .says())
        .contains("1 of 2 from lead: dana; nobody: 1 of 2 wanted in the role lead can approve |");
    assertThat(new Scene("dana").role("lead", "").rule("Leads", approvalsFrom(1, "lead")).says())
        .contains("nobody: nobody is in the role lead |");
    assertThat(new Scene("").rule("One", approvals(1)).says())
        .contains("nobody: nobody with write access can approve: @bob is the author |");
  }

  @Test
  void manyNamesAreCut() {
    assertThat(
            new Scene("a1 a2 a3 a4 a5 a6")
                .commit("c", "a1 a2 a3 a4 a5 a6")
                .rule("One", approvals(1))
                .says())
        .contains("@a4 wrote commit ccccccc, @a5 wrote commit ccccccc and 2 more |");
  }

  @Test
  void oneAlternativeIsEnoughAndTheOtherIsShownToo() {
    Scene scene =
        new Scene("dana eve kim")
            .role("owner", "dana")
            .role("lead", "eve")
            .rule("Either", anyOf(approvals(1, "owner"), approvals(1, "lead"), approvals(3)))
            .approves("eve");
    assertThat(scene.says())
        .isEqualTo(
            """
            Either
              MET 1 of 1: eve
              WAITING owner: -; could: dana
            Either
              MET 1 of 1: eve
              MET lead: eve
            Either
              WAITING 1 of 3: eve; could: dana kim
            ask:
            """);
  }

  @Test
  void thatAlternativeIsTakenWhichLeavesMostMet() {
    assertThat(
            new Scene("dana eve")
                .role("owner", "dana")
                .role("lead", "eve")
                .rule("Owner", approvals(0, "owner"))
                .rule("Either", anyOf(approvals(0, "owner", "lead"), approvals(0, "lead")))
                .rule("Or", anyOf(approvals(0, "owner"), approvals(0, "lead")))
                .approves("dana")
                .approves("eve")
                .says())
        .doesNotContain("WAITING");
  }

  @Test
  void theSamePersonNeverMeetsTwoAlternativesOfDifferentRulesInTwoRoles() {
    assertThat(
            new Scene("dana eve")
                .role("owner", "dana")
                .role("lead", "dana")
                .role("chief", "eve")
                .rule("One", anyOf(approvals(0, "owner"), approvals(0, "chief")))
                .rule("Two", anyOf(approvals(0, "lead"), approvals(0, "chief")))
                .approves("dana")
                .says())
        .isEqualTo(
            """
            One
              MET owner: dana
            One
              WAITING chief: -; could: eve
            Two
              WAITING lead: -; nobody: of the role lead only @dana can approve, who fills another role, and nobody fills two roles | put somebody else into the role lead; or meet another alternative of the rule
            Two
              WAITING chief: -; could: eve
            ask: eve
            """);
  }

  @Test
  void whatIsSettledOtherwiseTakesNobodyAway() {
    assertThat(
            new Scene("dana")
                .role("owner", "dana")
                .role("lead", "dana")
                .settled(
                    "Checked",
                    anyOf(approvals(0, "owner"), new Requirement.ConversationsResolved()))
                .rule("Lead", approvals(0, "lead"))
                .approves("dana")
                .decide()
                .stands())
        .extracting(stand -> stand.findings().getFirst().state())
        .containsExactly(State.WAITING, State.MET);
  }

  @Test
  void aMereWarningTakesNobodyAwayAndAsksNobody() {
    assertThat(
            new Scene("dana")
                .role("owner", "dana")
                .role("lead", "dana")
                .rule(warning(named("Advice", approvals(0, "owner"))), "")
                .rule("Lead", approvals(0, "lead"))
                .approves("dana")
                .says())
        .contains("Lead\n  MET lead: dana")
        .contains("Advice\n  WAITING owner: -; nobody");
    assertThat(new Scene("dana").rule(warning(named("Advice", approvals(1))), "").says())
        .endsWith("ask:\n");
  }

  @Test
  void whereAnApprovalCountsForOneRuleOnlyTheOtherWaitsForTheSamePersonOrAnother() {
    Scene scene =
        new Scene("dana eve")
            .stale(Stale.CHANGED_AREA)
            .role("lead", "dana eve")
            .rule("Crypto", "keys", approvals(0, "lead"))
            .rule("Docs", "docs", approvals(0, "lead"))
            .commit("c", "bob")
            .files("keys=1", "docs=2")
            .earlier("b", "keys=1", "docs=1")
            .approves("dana", "b");
    assertThat(scene.says())
        .contains("Crypto\n  MET lead: dana\nDocs\n  WAITING lead: -; could: dana eve\n");
    assertThat(scene.approves("eve").says()).doesNotContain("WAITING");
  }

  @Test
  void whoseApprovalWentStaleForOneRuleMayApproveAgain() {
    assertThat(
            new Scene("dana")
                .stale(Stale.CHANGED_AREA)
                .role("lead", "dana")
                .rule("Crypto", "keys", approvals(0, "lead"))
                .rule("Docs", "docs", approvals(0, "lead"))
                .commit("c", "bob")
                .files("keys=1", "docs=2")
                .earlier("b", "keys=1", "docs=1")
                .approves("dana", "b")
                .says())
        .contains("Crypto\n  MET lead: dana\nDocs\n  WAITING lead: -; could: dana\n")
        .endsWith("ask: dana\n");
  }

  @Test
  void theMatrixRowOfTheDecidedRiskHolds() {
    Requirement matrix =
        new Requirement.Matrix(
            Map.of("low", List.of(), "medium", List.of("peer"), "high", List.of("peer", "lead")));
    Risk risk = new Risk.ByCondition(List.of("low", "medium", "high"), Map.of(), "low", Map.of());
    Scene scene =
        new Scene("dana eve").role("peer", "eve dana").role("lead", "dana").rule("Matrix", matrix);
    assertThat(scene.risk(risk, "medium").says())
        .isEqualTo(
            """
            Matrix
              WAITING peer: -; could: dana eve
            ask: dana
            """);
    assertThat(scene.risk(risk, "low").says()).contains("Matrix\n  MET 0 of 0: -\n");
    for (String unknown : new String[] {null, "unheard of"}) {
      assertThat(scene.risk(risk, unknown).approves("dana").says())
          .contains("Matrix\n  WAITING peer: -; could: eve\n  MET lead: dana\n");
    }
  }

  @Test
  void theStrictestRowHoldsWhereTheRiskIsNotKnown() {
    Requirement.Matrix matrix =
        new Requirement.Matrix(
            Map.of("a", List.of("x", "y"), "b", List.of("x"), "c", List.of("z", "y")));
    Risk byScore =
        new Risk.ByScore(
            List.of(), List.of(new Risk.Band("a", 1, 2), new Risk.Band("b", 3, 4)), Map.of());
    assertThat(MatrixRow.of(matrix, new Risk.Unrated(), null)).containsExactly("z", "y");
    assertThat(MatrixRow.of(matrix, byScore, null)).containsExactly("x");
    assertThat(MatrixRow.of(new Requirement.Matrix(Map.of()), byScore, "a")).isEmpty();
  }

  @Test
  void aRuleThatWasNotDecidedIsABug() {
    ApprovalsDecision decision = new Scene("dana").rule("One", approvals(1)).decide();
    assertThatThrownBy(() -> decision.findings(named("Other", approvals(1)), approvals(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Other");
    assertThat(decision.findings(named("One", approvals(1)), approvals(1))).hasSize(1);
  }
}
