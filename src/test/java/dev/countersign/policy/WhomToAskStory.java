package dev.countersign.policy;

import static dev.countersign.policy.Scene.anyOf;
import static dev.countersign.policy.Scene.approvals;
import static dev.countersign.policy.Scene.approvalsFrom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Review.Opinion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhomToAskStory {
  private static List<String> asked(Scene scene) {
    return scene.decide().ask().stream().map(SceneText::name).toList();
  }

  @Test
  void theSmallestSetThatServesEveryRuleIsAsked() {
    assertThat(
            asked(
                new Scene("dana eve kim")
                    .role("lead", "dana kim")
                    .baseFile("CODEOWNERS", "* @kim")
                    .rule("One reviewer", approvals(1))
                    .rule("Lead", approvals(1, "lead"))
                    .rule("Code owners", new Requirement.CodeOwners())))
        .containsExactly("kim");
  }

  @Test
  void theRolesTeamIsAskedRatherThanItsPeople() {
    Scene scene =
        new Scene("dana eve")
            .team("acme/leads", "dana eve")
            .role("lead", "acme/leads dana")
            .rule("Lead", approvals(0, "lead"));
    assertThat(asked(scene)).containsExactly("acme/leads");
    assertThat(asked(scene.askingPeople())).containsExactly("dana");
  }

  @Test
  void ofThoseWhoWouldDoWhoHasTheFewestRequestsIsAsked() {
    Scene scene =
        new Scene("dana eve kim")
            .rule("One", approvals(1))
            .load("dana", 2)
            .load("eve", 1)
            .load("kim", 1);
    assertThat(asked(scene)).containsExactly("eve");
    assertThat(asked(scene.load("eve", 3))).containsExactly("kim");
    assertThat(asked(scene.asking(new Asking(true, true, false, 3, false, null, Set.of()))))
        .containsExactly("dana");
  }

  @Test
  void whoIsAwayIsNotAskedNorATeamOfWhomAllAre() {
    Scene scene =
        new Scene("dana eve kim")
            .team("acme/leads", "dana")
            .role("lead", "acme/leads eve")
            .rule("Lead", approvals(0, "lead"));
    assertThat(asked(scene.away("dana"))).containsExactly("eve");
    assertThat(asked(scene.away("dana eve"))).isEmpty();
    assertThat(asked(scene.away(""))).containsExactly("acme/leads");
  }

  @Test
  void aTeamOfAnotherOrganisationOrWithoutAnybodyWhoCouldCountIsNotAsked() {
    assertThat(
            asked(
                new Scene("dana eve")
                    .team("other/leads", "dana")
                    .role("lead", "other/leads")
                    .rule("Lead", approvals(0, "lead"))))
        .containsExactly("dana");
    assertThat(
            asked(
                new Scene("dana eve")
                    .team("acme/leads", "bob")
                    .role("lead", "acme/leads eve")
                    .rule("Lead", approvals(0, "lead"))))
        .containsExactly("eve");
  }

  @Test
  void nobodyIsAskedWhoIsAskedAlreadyOrAnsweredThisHead() {
    Scene scene =
        new Scene("dana eve kim lee").rule("Two reviewers", approvals(2)).requested("dana");
    assertThat(asked(scene)).containsExactly("eve");
    assertThat(asked(scene.review("eve", Opinion.COMMENTED, "b"))).containsExactly("kim");
    assertThat(asked(scene.review("kim", Opinion.CHANGES_REQUESTED, "b"))).containsExactly("lee");
    assertThat(asked(scene.review("lee", Opinion.DISMISSED, "b"))).isEmpty();
  }

  @Test
  void whoAnsweredAnEarlierHeadIsAskedAgain() {
    assertThat(
            asked(
                new Scene("dana")
                    .rule("One", approvals(1))
                    .commit("c", "bob")
                    .approves("dana", "b")))
        .containsExactly("dana");
  }

  @Test
  void aTeamAskedAlreadyCovers() {
    assertThat(
            asked(
                new Scene("dana eve")
                    .team("acme/leads", "dana")
                    .role("lead", "dana")
                    .rule("Lead", approvals(1, "lead"))
                    .requested("acme/leads")))
        .isEmpty();
  }

  @Test
  void whoIsAskedAlreadyIsShownAmongThoseWhoCould() {
    assertThat(new Scene("dana eve").rule("One", approvals(1)).requested("dana zoe").says())
        .isEqualTo("One\n  WAITING 0 of 1: -; could: dana eve (asked: dana)\nask:\n");
  }

  @Test
  void neverTheAuthorOrAContributor() {
    assertThat(asked(new Scene("dana eve").rule("One", approvals(1)).commit("c", "dana")))
        .containsExactly("eve");
  }

  @Test
  void draftsAskNobodyUnlessThePolicyWantsIt() {
    Scene scene = new Scene("dana").rule("One", approvals(1)).draft();
    assertThat(asked(scene)).isEmpty();
    assertThat(asked(scene.asking(new Asking(true, true, true, 3)))).containsExactly("dana");
    assertThat(asked(scene.asking(new Asking(false, true, true, 3)))).isEmpty();
  }

  @Test
  void noMoreAreAskedAtOnceThanThePolicyAllows() {
    Scene scene =
        new Scene("dana eve kim lee mia").role("lead", "mia").rule("Lead", approvals(4, "lead"));
    assertThat(asked(scene)).containsExactly("mia", "dana", "eve");
    assertThat(asked(scene.requested("mia dana eve"))).isEmpty();
    assertThat(asked(scene.approves("mia"))).containsExactly("kim");
  }

  @Test
  void requestsThatAreOfNoUseTakeNoRoom() {
    assertThat(
            asked(
                new Scene("dana eve kim lee")
                    .role("lead", "lee")
                    .rule("Lead", approvals(1, "lead"))
                    .requested("dana eve kim")))
        .containsExactly("lee");
  }

  @Test
  void forAlternativesThoseAreAskedWhoAreFewest() {
    assertThat(
            asked(
                new Scene("dana eve kim")
                    .role("owner", "dana")
                    .role("lead", "kim")
                    .rule("Either", anyOf(approvals(2, "owner"), approvals(0, "lead")))))
        .containsExactly("kim");
  }

  @Test
  void anAlternativeThatNobodyCanMeetIsNotAskedFor() {
    assertThat(
            asked(
                new Scene("dana eve")
                    .role("owner", "")
                    .role("lead", "dana eve")
                    .rule("Either", anyOf(approvals(0, "owner"), approvalsFrom(2, "lead")))))
        .containsExactly("dana", "eve");
  }

  @Test
  void whoAskedForChangesOfAnEarlierHeadIsAskedToLookAgain() {
    Scene scene =
        new Scene("dana eve")
            .rule("One", approvals(1))
            .commit("c", "bob")
            .review("eve", Opinion.CHANGES_REQUESTED, "b");
    assertThat(asked(scene)).containsExactly("eve");
  }

  @Test
  void aRoleThatWaitsForATeamToBeSeenAsksNobody() {
    assertThat(
            asked(
                new Scene("dana")
                    .role("lead", "dana acme/leads")
                    .rule("Lead", approvals(0, "lead"))))
        .isEmpty();
  }

  @Test
  void whatNobodyCanGiveKeepsNobodyFromBeingAskedForTheRest() {
    assertThat(
            asked(
                new Scene("dana eve")
                    .role("empty", "")
                    .rule("Nobody", approvals(0, "empty"))
                    .rule("One", approvals(1))))
        .containsExactly("dana");
  }

  @Test
  void aThousandPeopleAreNoTrouble() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      names.append("p").append(i).append(' ');
    }
    assertThat(
            asked(
                new Scene(names.toString())
                    .role("lead", "p7 p8")
                    .rule("Three, one the lead", approvals(3, "lead"))))
        .containsExactly("p7", "p0", "p1");
  }
}
