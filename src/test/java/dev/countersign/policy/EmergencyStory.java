package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.Review.Opinion;
import dev.countersign.policy.Emergency.Authority;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmergencyStory {
  private static final Requirement UNMET = new Requirement.BranchName(globs("fix/*"));

  private static Hearing hearing(Authority... authorities) {
    Hearing hearing =
        new Hearing()
            .area("crypto", new Condition.Paths(globs("src/keys/")))
            .role("owner", "dana")
            .role("lead", "eve")
            .rule("Named so", Condition.always(), UNMET);
    hearing.emergency =
        new Emergency("emergency", Set.of("emergency"), Set.of(), Set.of(), List.of(authorities));
    return hearing;
  }

  private static Authority by(@Nullable Condition when, String... roles) {
    return new Authority(List.of(roles), List.of(), when);
  }

  private static Hearing declared(Authority... authorities) {
    return hearing(authorities).label("emergency", "bob");
  }

  @Test
  void aDeclaredEmergencyWaitsForWhoMayAuthoriseIt() {
    Hearing hearing = declared(by(null, "owner", "lead"));

    assertThat(hearing.says())
        .isEqualTo(
            """
            WAITING
            type standard
            emergency awaits [owner, lead]
            UNMET Named so
            labels: change: standard
            """);
    assertThat(hearing.verdict().ask()).hasSize(1);
  }

  @Test
  void itIsInForceOnceOneOfThemApprovedTheHead() {
    assertThat(declared(by(null, "owner")).approves("dana").says())
        .isEqualTo(
            """
            READY
            type emergency
            emergency by [dana]
            """);
  }

  @Test
  void theOrdinaryRulesRemainAWayToPass() {
    Hearing hearing = declared(by(null, "owner"));
    hearing.branch = "fix/keys";

    assertThat(hearing.says()).startsWith("READY\n").contains("emergency awaits [owner]\n");
  }

  @Test
  void rulesThatHoldInAnEmergencyStillHold() {
    Hearing hearing =
        declared(by(null, "owner"))
            .rule("Justified", Condition.always(), false, true, UNMET)
            .approves("dana");

    assertThat(hearing.says())
        .startsWith("AUTHOR_MUST_ACT\ntype emergency\n")
        .contains("UNMET Justified\n")
        .doesNotContain("Named so");
  }

  @Test
  void anApprovalOfAnEarlierCommitAuthorisesNothingWhateverStays() {
    Hearing hearing = declared(by(null, "owner"));
    hearing.approving = new Approving(Approving.Stale.NEVER, false, true, Set.of());
    hearing.review("dana", Opinion.APPROVED, Hearing.sha("a"));

    assertThat(hearing.says()).contains("emergency awaits [owner]\n");
  }

  @Test
  void theAuthorAuthorisesNothing() {
    Hearing hearing = declared(by(null, "owner")).approves("dana");
    hearing.author = "dana";

    assertThat(hearing.says()).startsWith("WAITING\n").contains("emergency awaits [owner]\n");
  }

  @Test
  void somebodyElsesWishForChangesDoesNotStandAgainstIt() {
    Hearing hearing = declared(by(null, "owner")).approves("dana");

    assertThat(hearing.review("eve", Opinion.CHANGES_REQUESTED, Hearing.HEAD).says())
        .startsWith("READY\ntype emergency\n");
  }

  @Test
  void whereAllAreNeededEachMustApprove() {
    Authority both = new Authority(List.of(), List.of("owner", "lead"), null);

    assertThat(declared(both).approves("dana").says()).contains("emergency awaits [owner, lead]\n");
    assertThat(declared(both).approves("dana").approves("eve").says())
        .contains("emergency by [dana, eve]\n");
    Hearing one = declared(both).role("lead", "dana").approves("dana");
    assertThat(one.says()).contains("emergency awaits [owner, lead]\n");
  }

  @Test
  void anAuthorityCountsOnlyWhereItsConditionHoldsForCertain() {
    Authority forCrypto = by(new Condition.InArea(Set.of("crypto")), "lead");

    assertThat(declared(forCrypto).file("src/keys/a").approves("eve").says())
        .contains("emergency by [eve]\n");
    assertThat(declared(forCrypto).file("src/a").approves("eve").says())
        .startsWith("AUTHOR_MUST_ACT\n")
        .contains("emergency awaits []\n");
    assertThat(declared(forCrypto).file("src/a").filesCut().approves("eve").says())
        .contains("emergency awaits []\n")
        .contains("gap: The list of changed files");
  }

  @Test
  void anAuthorityOfNobodyAuthorisesNothing() {
    assertThat(declared(by(null)).approves("dana").approves("eve").says())
        .contains("emergency awaits []\n");
  }

  @Test
  void theRiskOfAnEmergencyHasItsOwnLeast() {
    Hearing hearing = declared(by(new Condition.OfRisk(Set.of("high")), "owner"));
    hearing.risk =
        new Risk.ByCondition(List.of("low", "high"), Map.of(), "low", Map.of("emergency", "high"));

    assertThat(hearing.approves("dana").says())
        .contains("type emergency\nemergency by [dana]\nrisk high, the least of emergency\n");
  }

  @Test
  void onlySomebodyWithWriteAccessDeclaresIt() {
    Hearing stranger = hearing(by(null, "owner")).label("emergency", "mallory").approves("dana");
    assertThat(stranger.says())
        .startsWith("AUTHOR_MUST_ACT\n")
        .contains("note: The label emergency declares no emergency: @mallory has no write access.");
    stranger.permissions.put(new Login("mallory"), Permission.WRITE);
    assertThat(stranger.says()).startsWith("READY\n");
    assertThat(hearing(by(null, "owner")).label("emergency", null).approves("dana").says())
        .contains("note: The label emergency declares no emergency: who put it on is not known.");
    assertThat(hearing(by(null, "owner")).ourLabel("emergency").approves("dana").says())
        .contains("note: The label emergency declares no emergency: this app put it on itself.");
  }

  @Test
  void noOtherLabelDeclaresOne() {
    assertThat(hearing(by(null, "owner")).label("urgent", "bob").approves("dana").says())
        .startsWith("AUTHOR_MUST_ACT\n")
        .doesNotContain("emergency");
  }
}
