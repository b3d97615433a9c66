package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Globs;
import dev.countersign.change.NameGlobs;
import dev.countersign.policy.Approving;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Requirement;
import dev.countersign.policy.Risk;
import dev.countersign.policy.Rule;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a file below another may say, and what both then mean.
class TighteningTest {
  private static final String ABOVE =
      """
      policy: whole
      title: Whole
      owner: boss
      mode: observe
      roles:
        lead: {users: [dana]}
        boss: {users: [olga]}
      areas:
        crypto: {paths: ["crypto/**"], label: crypto}
        listed: [{paths: ["a/**"]}, {fork: true}]
        all: {covers: [crypto]}
      types:
        standard: {}
      sections:
        plan: {title: Plan, min_words: 5}
      scope: {branches: [main, "!wip"], except_paths: ["docs/**", "assets/**"]}
      approvals: {stale: changed_area, contributors: true, separate_roles: false, bots: ["a[bot]", "b[bot]"]}
      may_lower: [boss, lead]
      separate_checks: [Reviewed]
      guidance: [{text: Be kind}]
      reviewers: {how: people, limit: 2}
      risk: {levels_when: {high: {fork: true}, medium: {draft: true}}, otherwise: low, floor: {standard: low}}
      calendar: {windows: {day: [{days: mon, from: "09:00", to: "10:00"}]}}
      rules:
        - rule: Reviewed
          require: {approvals: {count: 1, including: [lead]}, checks: [build], allow: [skipped, neutral], sections: [plan]}
          because: eyes
          severity: warn
          waivable_by: [boss, lead]
        - rule: By risk
          require: {approvals: {matrix: {low: [], medium: [lead], high: [lead]}}}
          because: risk
      """;

  private static Policy both(String below) {
    return policy(read(below));
  }

  private static Policy policy(PolicyReading reading) {
    assertThat(reading).as(PolicyTexts.printed(reading)).isInstanceOf(PolicyReading.Valid.class);
    return ((PolicyReading.Valid) reading).policy();
  }

  private static PolicyReading read(String below) {
    return new Rulebook()
        .read(null, new PolicyFile("above.yml", ABOVE), new PolicyFile("below.yml", below), "acme");
  }

  private static Rule rule(Policy policy, String name) {
    return policy.rules().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sayingTheSameAgainChangesNothing() {
    Policy same = both(ABOVE);
    Policy alone = both("{}");

    assertThat(same.rules()).isEqualTo(alone.rules());
    assertThat(same.areas()).isEqualTo(alone.areas());
    assertThat(same.roles()).isEqualTo(alone.roles());
    assertThat(same.scope()).isEqualTo(alone.scope());
    assertThat(same.risk()).isEqualTo(alone.risk());
    assertThat(same.approving()).isEqualTo(alone.approving());
  }

  @Test
  void whoThePolicyIsStaysAbove() {
    Policy policy = both("policy: other\ntitle: Other\nversion: \"2\"\n");

    assertThat(policy.id()).isEqualTo("whole");
    assertThat(policy.version()).isEqualTo("2");
    assertThat(policy.sources())
        .extracting(place -> place.file())
        .containsExactly("above.yml", "below.yml");
  }

  @Test
  void everythingMayBeTightened() {
    Policy policy =
        both(
            """
            mode: enforce
            scope: {branches: ["release/*"], except_paths: ["docs/**"]}
            approvals: {stale: any_push, contributors: false, separate_roles: true, bots: ["a[bot]"]}
            may_lower: [boss]
            separate_checks: [By risk]
            guidance: [{text: Be brief}]
            reviewers: {on_draft: true}
            sections: {plan: {min_words: 9}}
            risk: {floor: {standard: medium}}
            check: "countersign: {base}"
            """);

    assertThat(policy.observing()).isFalse();
    assertThat(policy.scope().branches())
        .isEqualTo(new Globs(List.of("main", "!wip", "release/*")));
    assertThat(policy.scope().exceptPaths()).isEqualTo(new Globs(List.of("docs/**")));
    assertThat(policy.approving())
        .isEqualTo(
            new Approving(
                Approving.Stale.ANY_PUSH,
                false,
                true,
                Set.of(new dev.countersign.change.Login("a[bot]"))));
    assertThat(policy.mayLower()).containsExactly("boss");
    assertThat(policy.separateChecks()).containsExactly("Reviewed", "By risk");
    assertThat(policy.guidance()).hasSize(2);
    assertThat(policy.asking().onDraft()).isTrue();
    assertThat(policy.asking().limit()).isEqualTo(2);
    assertThat(policy.asking().teamsFirst()).isFalse();
    assertThat(policy.sections().get("plan"))
        .satisfies(plan -> assertThat(plan.minWords()).isEqualTo(9));
    assertThat(policy.risk().floors()).isEqualTo(Map.of("standard", "medium"));
    assertThat(policy.check()).isEqualTo("countersign: {base}");
  }

  @Test
  void aRuleAsksForMoreAndKeepsItsPlace() {
    Policy policy =
        both(
            """
            rules:
              - rule: reviewed
                require: {approvals: {count: 3, including: [lead, boss], from: [boss]}, checks: [test], allow: [neutral], recommended: [lint], sections: [plan], code_owners: true}
                severity: block
                in_emergency: true
                waivable_by: [boss]
                overridable: false
                clauses: [A-1]
              - rule: By risk
                require: {approvals: {matrix: {low: [lead], high: [lead, boss]}}}
            """);

    Rule reviewed = rule(policy, "Reviewed");
    assertThat(reviewed.require())
        .containsExactly(
            new Requirement.Approvals(3, Set.of("boss"), List.of("lead", "boss")),
            new Requirement.Checks(
                List.of(new NameGlobs(List.of("build")), new NameGlobs(List.of("test"))),
                Set.of("neutral"),
                List.of(new NameGlobs(List.of("lint")))),
            new Requirement.Sections(List.of("plan")),
            new Requirement.CodeOwners());
    assertThat(reviewed.warnOnly()).isFalse();
    assertThat(reviewed.inEmergency()).isTrue();
    assertThat(reviewed.waivableBy()).containsExactly("boss");
    assertThat(reviewed.clauses()).containsExactly("A-1");
    assertThat(reviewed.place().file()).isEqualTo("above.yml");
    assertThat(rule(policy, "By risk").require())
        .containsExactly(
            new Requirement.Matrix(
                Map.of(
                    "low",
                    List.of("lead"),
                    "medium",
                    List.of("lead"),
                    "high",
                    List.of("lead", "boss"))));
  }

  @Test
  void areasOfEveryFormAreWidened() {
    Policy policy =
        both(
            """
            areas:
              crypto: {paths: ["keys/**"]}
              listed: [{paths: ["b/**"]}]
              all: {covers: [listed], label: all}
              own: {label: own, paths: ["own/**"]}
            """);

    assertThat(policy.areas().get("crypto"))
        .satisfies(area ->
            assertThat(area.when())
                .isEqualTo(
                    new Condition.AnyOf(
                        List.of(
                            new Condition.Paths(new Globs(List.of("crypto/**"))),
                            new Condition.Paths(new Globs(List.of("keys/**")))))))
        .satisfies(area -> assertThat(area.label()).isEqualTo("crypto"));
    assertThat(String.valueOf(policy.areas().get("listed"))).contains("a/**", "b/**", "Fork");
    assertThat(policy.areas().get("all"))
        .satisfies(area -> assertThat(area.covers()).containsExactly("crypto", "listed"))
        .satisfies(area -> assertThat(area.when()).isEqualTo(new Condition.AnyOf(List.of())));
  }

  @Test
  void aClockMayBeSetWhereNothingAboveGoesByIt() {
    PolicyReading reading =
        new Rulebook()
            .read(
                null,
                PolicyTexts.file(PolicyTexts.SHORTEST),
                new PolicyFile(
                    "below.yml", "time_zone: Europe/Berlin\nbusiness_hours: {from: \"08:00\"}\n"),
                "acme");

    assertThat(policy(reading).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(PolicyTexts.printed(read("time_zone: Europe/Berlin\n")))
        .contains("`time_zone` would move the times that line 23 of above.yml goes by");
  }

  @Test
  void riskTypesAndCalendarMayBeGivenWhereNoneAre() {
    PolicyReading reading =
        new Rulebook()
            .read(
                null,
                PolicyTexts.file(PolicyTexts.SHORTEST),
                new PolicyFile(
                    "below.yml",
                    """
                    risk: {levels_when: {high: {fork: true}}, otherwise: low}
                    calendar: {windows: {w: business_hours}}
                    areas: {a: {fork: true}}
                    """),
                "acme");

    assertThat(policy(reading).risk()).isInstanceOf(Risk.ByCondition.class);
    assertThat(policy(reading).windows()).containsKey("w");
  }

  @Test
  void whatAnAreaContainsIsDeniedWithIt() {
    String above =
        ABOVE.replace("    because: eyes", "    when: {not: {area: all}}\n    because: eyes");
    PolicyReading reading =
        new Rulebook()
            .read(
                null,
                new PolicyFile("above.yml", above),
                new PolicyFile("below.yml", "areas: {crypto: {paths: [\"**\"]}}\n"),
                "acme");

    assertThat(PolicyTexts.printed(reading)).contains("a wider area `crypto` would loosen line 27");
  }

  @Test
  void anAreaThatGivesAuthorityIsNotWidened() {
    String above =
        ABOVE
            + "emergency: {type: hot, authorise: [{by: lead, when: {area: crypto}}, {by: boss, when: {fork: true}}]}\n";
    PolicyReading reading =
        new Rulebook()
            .read(
                null,
                new PolicyFile(
                    "above.yml", above.replace("  standard: {}", "  standard: {}\n  hot: {}")),
                new PolicyFile("below.yml", "areas: {crypto: {paths: [\"**\"]}}\n"),
                "acme");

    assertThat(PolicyTexts.printed(reading)).contains("a wider area `crypto` would loosen line");
  }

  @Test
  void threeFilesAreLaidOverOneAnother() {
    PolicyReading reading =
        new Rulebook()
            .read(
                new PolicyFile("instance.yml", ABOVE),
                new PolicyFile(
                    "organisation.yml", "extends: instance\nsections: {plan: {min_words: 6}}\n"),
                new PolicyFile("repository.yml", "sections: {plan: {min_words: 5}}\n"),
                "acme");

    assertThat(PolicyTexts.printed(reading))
        .contains(
            "repository.yml:1:19: `min_words` may not be less than 6, as line 2 of organisation.yml");
  }

  @Test
  void anOrganisationsFileStandsInPlaceOfTheInstances() {
    PolicyReading reading =
        new Rulebook()
            .read(
                new PolicyFile("instance.yml", ABOVE),
                PolicyTexts.file(PolicyTexts.SHORTEST),
                null,
                "acme");

    assertThat(policy(reading).id()).isEqualTo("shortest");
  }

  @Test
  void anInstancesFileThatCannotBeReadIsSaidEvenBeneathAnOrganisations() {
    PolicyReading reading =
        new Rulebook()
            .read(
                new PolicyFile("instance.yml", "a: ["),
                PolicyTexts.file(PolicyTexts.SHORTEST),
                null,
                "acme");

    assertThat(reading).isInstanceOf(PolicyReading.Valid.class);
  }
}
