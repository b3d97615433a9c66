package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Condition.Bound;
import dev.countersign.policy.Risk.Band;
import dev.countersign.policy.Risk.Factor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskStory {
  private static final Condition LARGE = new Condition.Size(new Bound(Bound.Op.MORE, 2), null);

  private static Hearing scored() {
    Hearing hearing =
        new Hearing()
            .rule("All", Condition.always(), new Requirement.ConversationsResolved())
            .rule(
                "Grave", new Condition.RiskAtLeast("high"), new Requirement.ConversationsResolved())
            .rule(
                "Mild",
                new Condition.OfRisk(Set.of("low")),
                new Requirement.ConversationsResolved());
    hearing.risk =
        new Risk.ByScore(
            List.of(
                new Factor(
                    "reach", "Systems affected", LARGE, new Condition.Database(true), Map.of()),
                new Factor("undo", "Reversibility", null, null, Map.of("some", 2, "all of it", 3))),
            List.of(new Band("low", 2, 3), new Band("medium", 4, 4), new Band("high", 5, 6)),
            Map.of("significant", "medium"));
    return hearing;
  }

  @Test
  void whereNothingRaisesItEachFactorScoresOne() {
    assertThat(scored().file("a").says())
        .contains("risk low of 2 (reach 1: nothing raises it; undo 1: nothing raises it)\n")
        .contains("MET Mild\n")
        .doesNotContain("Grave");
  }

  @Test
  void theHighestEntryThatHoldsScores() {
    assertThat(scored().file("a").file("b").file("c").says())
        .contains("risk low of 3 (reach 2: the change has 3 files; undo 1: nothing raises it)\n");
    assertThat(scored().file("a.sql").file("migrations/b").says())
        .contains("risk medium of 4 (reach 3: a.sql and 1 more file are part of the database");
    assertThat(scored().file("a.sql").says()).contains("reach 3: a.sql is part of the database");
    assertThat(scored().file("a.sql").file("b.sql").file("c.sql").says())
        .contains("a.sql and 2 more files are part");
  }

  @Test
  void whatTheAuthorSaysRaisesAndNeverLowers() {
    assertThat(scored().file("a.sql").body("Systems affected: 1\nReversibility: All of it").says())
        .contains("risk high of 6 (reach 3: a.sql is part")
        .contains("undo 3: the description says All of it)\n")
        .contains("MET Grave\n");
    assertThat(scored().body("Reversibility: 2").says()).contains("undo 2: the description says 2");
  }

  @Test
  void whatIsNoScoreIsNoted() {
    assertThat(scored().body("Reversibility: 7").says())
        .contains("note: Reversibility in the description says 7, which is no score.\n");
  }

  @Test
  void aTypeHasItsLeastRisk() {
    assertThat(scored().label("change: significant", "bob").says())
        .contains("risk medium of 2 (")
        .contains("), the least of significant\n");
  }

  @Test
  void whatCannotBeKnownRaises() {
    assertThat(scored().file("a").filesCut().says())
        .contains("reach 3: a file that is not listed may be part of the database")
        .contains("gap: The list of changed files is not complete");
    assertThat(scored().body("x\n".repeat(150_000)).says())
        .contains("risk high of 6 (reach 3: the description is too long to be read whole;");
  }

  @Test
  void aTotalThatNoLevelCoversIsTheHighest() {
    Hearing hearing = scored();
    hearing.risk =
        new Risk.ByScore(
            List.of(new Factor("one", null, null, null, Map.of())),
            List.of(new Band("low", 5, 6), new Band("high", 7, 8)),
            Map.of());

    assertThat(hearing.says()).contains("risk high of 1 (");
  }

  private static Hearing byCondition() {
    Hearing hearing =
        new Hearing().rule("All", Condition.always(), new Requirement.ConversationsResolved());
    hearing.risk =
        new Risk.ByCondition(
            List.of("low", "medium", "high"),
            Map.of(
                "high", new Condition.Paths(globs("src/keys/")),
                "low", new Condition.OnlyPaths(globs("docs/"))),
            "medium",
            Map.of());
    return hearing;
  }

  @Test
  void theStrictestLevelWhoseConditionHoldsIsTheRisk() {
    assertThat(byCondition().file("src/keys/a").says())
        .contains("risk high: src/keys/a is among src/keys/\n");
    assertThat(byCondition().file("src/a").says()).contains("risk medium\n");
    assertThat(byCondition().file("docs/a").says())
        .contains("risk low: docs/a is all among docs/\n");
  }

  @Test
  void aLevelBelowIsNotTakenOnAMaybe() {
    Hearing hearing = byCondition();
    hearing.risk =
        new Risk.ByCondition(
            List.of("low", "medium"),
            Map.of("low", new Condition.OnlyPaths(globs("docs/"))),
            "medium",
            Map.of());

    assertThat(hearing.file("docs/a").filesCut().says()).contains("risk medium\n").contains("gap:");
  }

  @Test
  void whereNoRiskIsRatedNoConditionOnItHolds() {
    Hearing unrated =
        new Hearing()
            .rule(
                "All",
                new Condition.Not(new Condition.OfRisk(Set.of("low"))),
                new Requirement.ConversationsResolved())
            .rule(
                "Grave",
                new Condition.RiskAtLeast("high"),
                new Requirement.ConversationsResolved());

    assertThat(unrated.says()).contains("MET All\n").doesNotContain("Grave", "risk");
  }

  @Test
  void theRiskIsNotKnownWhileTheTypeIsDecided() {
    Hearing hearing =
        byCondition().type("significant", new Condition.RiskAtLeast("high")).type("standard", null);

    assertThat(hearing.says())
        .contains("type significant: the risk is not decided\n")
        .contains("gap: The risk is asked for before it is decided");
  }
}
