package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Approving;
import dev.countersign.policy.ChangeType;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Requirement;
import dev.countersign.policy.Risk;
import dev.countersign.policy.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A repository adds to its organisation's policy and tightens it, and never loosens it.
class InheritanceTest {
  private static final String ORGANISATION =
      """
      policy: whole
      title: The whole organisation's
      roles:
        lead: {title: Lead, users: [dana]}
      areas:
        crypto: {paths: ["src/crypto/**"]}
        docs: {paths: ["docs/**"]}
      types:
        significant: {when: {area: crypto}}
        standard: {}
      sections:
        plan: {title: Plan}
      rules:
        - rule: Two reviewers
          when: {not: {area: docs}}
          require: {approvals: {count: 2}}
          because: two see more
        - rule: Lead
          when: {type: significant}
          require: {approvals: {count: 1, including: [lead]}}
          because: keys are dear
        - rule: Habit
          require: {sections: [plan]}
          overridable: true
          because: it is a habit
      approvals: {stale: changed_diff}
      """;

  @Test
  void aRepositoryThatSaysNothingHasItsOrganisationsPolicy() {
    Policy policy = policy("extends: organisation\n");

    assertThat(policy.id()).isEqualTo("whole");
    assertThat(policy.rules())
        .extracting(Rule::name)
        .containsExactly("Two reviewers", "Lead", "Habit");
  }

  @Test
  void itAddsRolesAreasSectionsAndRules() {
    Policy policy =
        policy(
            """
            roles: {owner: {users: [eve]}}
            areas: {money: {paths: ["src/money/**"]}}
            sections: {test: {title: Test}}
            rules:
              - rule: Money
                when: {area: money}
                require: {approvals: {count: 1, including: [owner]}}
                because: money is dear
            """);

    assertThat(policy.rules()).extracting(Rule::name).contains("Money");
    assertThat(policy.rules().getLast().place().file()).isEqualTo("repository.yml");
    assertThat(policy.roles()).containsKeys("lead", "owner");
    assertThat(policy.areas()).containsKeys("crypto", "money");
  }

  @Test
  void itRaisesTheNumberOfApprovals() {
    Policy policy = policy("rules: [{rule: Two reviewers, require: {approvals: {count: 3}}}]\n");

    assertThat(policy.rules().getFirst().require())
        .containsExactly(new Requirement.Approvals(3, Set.of(), List.of()));
    assertThat(policy.rules().getFirst().when()).isInstanceOf(Condition.Not.class);
  }

  @Test
  void itReplacesOnlyWhatTheOrganisationMarksOverridable() {
    Policy policy =
        policy(
            "rules: [{rule: Habit, require: {base: [main]}, because: ours}]\ncheck: \"countersign: {base}\"\n");

    assertThat(policy.rules().getLast().because()).isEqualTo("ours");
  }

  @Test
  void itWidensAnArea() {
    Policy policy = policy("areas: {crypto: {paths: [\"lib/keys/**\"]}}\n");

    assertThat(String.valueOf(policy.areas().get("crypto")))
        .contains("src/crypto/**", "lib/keys/**");
  }

  @Test
  void aTypeThatItAddsTakesOnlyChangesOfTheFallbackAndKeepsItsRules() {
    Policy policy =
        policy(
            ORGANISATION.replace("approvals: {stale: changed_diff}\n", "")
                + """
                  - rule: Standard
                    when: {all: [{type: standard}, {declares: {type: standard}}]}
                    require: {sections: [plan]}
                    because: told
                risk: {levels_when: {high: {type: [standard]}}, otherwise: low, floor: {standard: high}}
                """,
            "types: {tiny: {when: {fork: true}}}\n");

    assertThat(policy.types())
        .extracting(ChangeType::name)
        .containsExactly("significant", "tiny", "standard");
    assertThat(policy.rules().getLast().when())
        .isEqualTo(
            new Condition.All(
                List.of(
                    new Condition.OfType(Set.of("standard", "tiny")),
                    new Condition.Declares("type", "standard"))));
    assertThat(policy.risk())
        .isEqualTo(
            new Risk.ByCondition(
                List.of("low", "high"),
                Map.of("high", new Condition.OfType(Set.of("standard", "tiny"))),
                "low",
                Map.of("standard", "high", "tiny", "high")));
  }

  @Test
  void itAsksForFresherApprovals() {
    assertThat(policy("approvals: {stale: any_push}\n").approving().stale())
        .isEqualTo(Approving.Stale.ANY_PUSH);
  }

  @Test
  void itMayNotLowerTheNumberOfApprovals() {
    refused(
        "rules: [{rule: Two reviewers, require: {approvals: {count: 1}}}]\n",
        "`count` may not be less than 2",
        "line 16 of organisation.yml");
  }

  @Test
  void itMayNotNarrowARule() {
    refused(
        "rules: [{rule: Two reviewers, when: {area: crypto}, require: {approvals: {count: 2}}}]\n",
        "`when` is fixed by line 15 of organisation.yml");
  }

  @Test
  void itMayNotPutOthersIntoARole() {
    refused("roles: {lead: {users: [mallory]}}\n", "`lead` is fixed by line 4 of organisation.yml");
  }

  @Test
  void itMayNotWidenAnAreaThatTakesChangesOutOfARule() {
    refused(
        "areas: {docs: {paths: [\"src/**\"]}}\n",
        "a wider area `docs` would loosen line 15 of organisation.yml");
  }

  @Test
  void itMayNotObserveWhatIsEnforced() {
    refused("mode: observe\n", "`mode` may not be `observe`");
  }

  @Test
  void itMayNotTakePathsOrBranchesOut() {
    refused("scope: {except_paths: [\"src/**\"]}\n", "`src/**` may not be added to `except_paths`");
    refused("scope: {branches: [\"!main\"]}\n", "would narrow the policy above");
  }

  @Test
  void itMayNotLetContributorsApproveOrApprovalsGoStale() {
    refused("approvals: {contributors: true}\n", "`contributors` may not be `true`");
    refused("approvals: {stale: never}\n", "`stale` may not be `never`");
    refused("approvals: {bots: [\"x[bot]\"]}\n", "may not be added to `bots`");
  }

  @Test
  void itMayNotDeclareEmergenciesOrLowerTypes() {
    refused("may_lower: [lead]\n", "may not be added to `may_lower`");
    refused(
        "emergency: {type: x, declare: {labels: [e]}, authorise: [{by: lead}]}\n",
        "`emergency` would lift rules of organisation.yml");
  }

  @Test
  void withoutAnOrganisationsTheInstancesPolicyStandsAbove() {
    PolicyReading reading =
        new Rulebook()
            .read(
                new PolicyFile("instance.yml", ORGANISATION),
                null,
                new PolicyFile("repository.yml", "mode: observe\n"),
                "acme");

    assertThat(reading).isInstanceOf(PolicyReading.Invalid.class);
  }

  @Test
  void aFileStartsFromAPresetWithItsOwnNameAndPeople() {
    PolicyReading reading =
        new Rulebook()
            .read(
                new PolicyFile(
                    "countersign.yml",
                    """
                    extends: preset/provii-procedure
                    policy: ours
                    title: Ours
                    mode: observe
                    roles: {security-lead: {title: Security Lead, users: [dana]}}
                    """),
                "acme");

    assertThat(reading).isInstanceOf(PolicyReading.Valid.class);
    Policy policy = ((PolicyReading.Valid) reading).policy();
    assertThat(policy.id()).isEqualTo("ours");
    assertThat(policy.observing()).isTrue();
    assertThat(policy.role("security-lead").users()).hasToString("[dana]");
    assertThat(policy.rules()).extracting(Rule::name).contains("Rollback plan");
  }

  @Test
  void anOrganisationThatStartsFromAPresetBindsItsRepositories() {
    PolicyFile organisation =
        new PolicyFile(
            "organisation.yml", "extends: preset/provii-procedure\npolicy: ours\ntitle: Ours\n");

    for (String loosening :
        List.of("mode: observe\n", "roles: {security-lead: {users: [mallory]}}\n")) {
      PolicyFile repository = new PolicyFile("repository.yml", loosening);
      assertThat(new Rulebook().read(null, organisation, repository, "acme"))
          .isInstanceOf(PolicyReading.Invalid.class);
    }
  }

  @Test
  void aPresetThatIsNoneIsSaid() {
    assertThat(
            problems(
                new Rulebook().read(new PolicyFile("a.yml", "extends: preset/none\n"), "acme")))
        .contains("there is no policy `preset/none` here to extend");
  }

  private static Policy policy(String repository) {
    return policy(ORGANISATION, repository);
  }

  private static Policy policy(String organisation, String repository) {
    PolicyReading reading = read(organisation, repository);
    assertThat(reading).as(problems(reading)).isInstanceOf(PolicyReading.Valid.class);
    return ((PolicyReading.Valid) reading).policy();
  }

  private static void refused(String repository, String... says) {
    PolicyReading reading = read(repository);
    assertThat(reading).isInstanceOf(PolicyReading.Invalid.class);
    assertThat(problems(reading)).contains(says);
  }

  private static PolicyReading read(String repository) {
    return read(ORGANISATION, repository);
  }

  private static PolicyReading read(String organisation, String repository) {
    return new Rulebook()
        .read(
            null,
            new PolicyFile("organisation.yml", organisation),
            new PolicyFile("repository.yml", repository),
            "acme");
  }

  private static String problems(PolicyReading reading) {
    List<Problem> problems =
        switch (reading) {
          case PolicyReading.Valid valid -> valid.warnings();
          case PolicyReading.Invalid invalid -> invalid.problems();
        };
    return problems.stream().map(Problem::print).collect(Collectors.joining("\n"));
  }
}
