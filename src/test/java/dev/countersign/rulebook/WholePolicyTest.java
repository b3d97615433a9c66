package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Globs;
import dev.countersign.change.NameGlobs;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Requirement;
import dev.countersign.policy.Risk;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A policy that uses all of the language.
class WholePolicyTest {
  private final Policy policy = PolicyTexts.policy(PolicyTexts.resource("policies/whole.yml"));

  @Test
  void whatIsReadAndNotActedOnIsSaid() {
    assertThat(PolicyTexts.printed(PolicyTexts.read(PolicyTexts.resource("policies/whole.yml"))))
        .isEqualTo(PolicyTexts.resource("policies/whole.warnings.txt"));
  }

  @Test
  void theHeadIsAsWritten() {
    assertThat(policy.id()).isEqualTo("provii-procedure");
    assertThat(policy.version()).isEqualTo("2026-05-21");
    assertThat(policy.owner()).isEqualTo("isms-owner");
    assertThat(policy.zone()).isEqualTo(ZoneId.of("Australia/Sydney"));
    assertThat(policy.checkFor("main")).isEqualTo("countersign: main");
    assertThat(policy.observing()).isFalse();
    assertThat(policy.scope().branches()).isEqualTo(new Globs(List.of("main", "release/*")));
  }

  @Test
  void theEmergencyTypeStandsOutsideTheOrder() {
    assertThat(policy.types())
        .extracting(type -> type.name())
        .containsExactly("significant", "standard");
    assertThat(policy.types().getLast().fallback()).isTrue();
    assertThat(policy.emergency()).isNotNull();
  }

  @Test
  void aTeamWithoutAnOrganisationIsOfTheOneGiven() {
    assertThat(policy.role("manager").teams()).hasToString("[acme/managers]");
    assertThat(policy.role("security-lead").teams()).hasToString("[provii/security-leads]");
  }

  @Test
  void anAreaThatOnlyCoversOthersHoldsOfNothingElse() {
    assertThat(policy.areas().get("security"))
        .satisfies(area -> assertThat(area.when()).isEqualTo(new Condition.AnyOf(List.of())))
        .satisfies(area -> assertThat(area.covers()).containsExactly("crypto", "auth"));
  }

  @Test
  void levelsAreMildestFirst() {
    assertThat(policy.risk())
        .isInstanceOfSatisfying(
            Risk.ByScore.class,
            risk ->
                assertThat(risk.levels())
                    .containsExactly(
                        new Risk.Band("low", 5, 7),
                        new Risk.Band("medium", 8, 11),
                        new Risk.Band("high", 12, 13),
                        new Risk.Band("critical", 14, 15)));
  }

  @Test
  void whatTakesOutGoesWithEachPatternBeforeIt() {
    assertThat(policy.rules().getLast().require())
        .contains(
            new Requirement.Checks(
                List.of(
                    new NameGlobs(List.of("build", "!test-slow")),
                    new NameGlobs(List.of("test*", "!test-slow"))),
                Set.of("skipped", "neutral"),
                List.of(new NameGlobs(List.of("lint")))));
  }

  @Test
  void aWindowOfBusinessHoursFollowsThem() {
    assertThat(policy.windows().get("business-hours"))
        .singleElement()
        .satisfies(window -> assertThat(window.business()).isTrue())
        .satisfies(window -> assertThat(window.days()).doesNotContain(DayOfWeek.SUNDAY).hasSize(5));
  }

  @Test
  void aRuleKnowsItsLines() {
    assertThat(policy.rules().getFirst().place())
        .hasToString("Place[file=countersign.yml, line=55, endLine=64]");
  }
}
