package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Approving;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Requirement;
import dev.countersign.policy.Rule;
import java.util.List;
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
        .containsExactly(new Requirement.Approvals(3, java.util.Set.of(), List.of()));
    assertThat(policy.rules().getFirst().when()).isInstanceOf(Condition.Not.class);
  }

  @Test
  void itReplacesOnlyWhatTheOrganisationMarksOverridable() {
    Policy policy =
        policy(
            "rules: [{rule: Habit, require: {base: [main]}, because: ours}]\ncheck: \"c {base}\"\n");

    assertThat(policy.rules().getLast().because()).isEqualTo("ours");
  }

  @Test
  void itWidensAnArea() {
    Policy policy = policy("areas: {crypto: {paths: [\"lib/keys/**\"]}}\n");

    assertThat(String.valueOf(policy.areas().get("crypto")))
        .contains("src/crypto/**", "lib/keys/**");
  }

  @Test
  void aTypeThatItAddsKeepsTheRulesOfEveryTypeAbove() {
    Policy policy = policy("types: {tiny: {when: {only_paths: [\"src/crypto/a\"]}}}\n");

    assertThat(policy.types().getFirst().name()).isEqualTo("tiny");
    assertThat(policy.rules().get(1).when().toString()).contains("significant", "tiny");
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
        "is not `overridable`",
        "line 14");
  }

  @Test
  void itMayNotNarrowARule() {
    refused(
        "rules: [{rule: Two reviewers, when: {area: crypto}, require: {approvals: {count: 2}}}]\n",
        "is not `overridable`");
  }

  @Test
  void itMayNotPutOthersIntoARole() {
    refused(
        "roles: {lead: {users: [mallory]}}\n",
        "`lead` is said by the policy above (line 4 of organisation.yml)");
  }

  @Test
  void itMayNotWidenAnAreaThatTakesChangesOutOfARule() {
    refused("areas: {docs: {paths: [\"src/**\"]}}\n", "asks that it does not apply");
  }

  @Test
  void itMayNotObserveWhatIsEnforced() {
    refused("mode: observe\n", "would loosen");
  }

  @Test
  void itMayNotTakePathsOrBranchesOut() {
    refused("scope: {except_paths: [\"src/**\"]}\n", "would take changes out");
    refused("scope: {branches: [\"!main\"]}\n", "would be taken out");
  }

  @Test
  void itMayNotLetContributorsApproveOrApprovalsGoStale() {
    refused("approvals: {contributors: true}\n", "would loosen");
    refused("approvals: {stale: never}\n", "would loosen");
    refused("approvals: {bots: [\"x[bot]\"]}\n", "would loosen");
  }

  @Test
  void itMayNotDeclareEmergenciesOrLowerTypes() {
    refused("may_lower: [lead]\n", "is for the policy above to say");
    refused(
        "emergency: {type: x, declare: {labels: [e]}, authorise: [{by: lead}]}\n",
        "is for the policy above to say");
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
        .contains("is nothing that a policy can extend");
  }

  private static Policy policy(String repository) {
    PolicyReading reading = read(repository);
    assertThat(problems(reading)).isEmpty();
    return ((PolicyReading.Valid) reading).policy();
  }

  private static void refused(String repository, String... says) {
    PolicyReading reading = read(repository);
    assertThat(reading).isInstanceOf(PolicyReading.Invalid.class);
    assertThat(problems(reading)).contains(says);
  }

  private static PolicyReading read(String repository) {
    return new Rulebook()
        .read(
            null,
            new PolicyFile("organisation.yml", ORGANISATION),
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
