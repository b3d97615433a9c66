package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways in which a repository's file could loosen its organisation's without touching a rule of it.
class LooseningTest {
  private static final String HEAD =
      """
      policy: o
      title: O
      roles: {lead: {users: [dana]}}
      areas: {docs: {paths: ["docs/**"]}, light: {covers: [docs]}, keys: {paths: ["keys/**"]}}
      sections: {plan: {title: Plan}}
      """;
  private static final String RULE =
      "rules: [{rule: R, when: %s, require: {approvals: {count: 2}}, because: x}]\n";
  private static final String WIDER = "areas: {docs: {paths: [\"src/**\"]}}\n";

  @ParameterizedTest
  @ValueSource(strings = {"{not: {area: light}}", "{not: {any: [{area: docs}, {fork: true}]}}"})
  void anAreaIsNoWiderWhereItTakesChangesOutOfARule(String when) {
    refused(HEAD + "types: {normal: {}}\n" + RULE.formatted(when), WIDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{area: docs}", "{area: light}", "[{fork: true}, {area: docs}]"})
  void anAreaIsNoWiderWhereItMakesATypeLooserThanTheFallback(String when) {
    String types = "types: {normal: {fallback: true}, easy: {when: %s}}\n".formatted(when);
    refused(HEAD + types + RULE.formatted("{type: normal}"), WIDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{area: docs}", "{any: [{area: light}]}"})
  void anAreaIsNoWiderWhereItGivesSomebodyAuthority(String when) {
    String emergency =
        "emergency: {type: emergency, declare: {labels: [e]}, authorise: [{by: lead, when: %s}]}\n";
    refused(
        HEAD
            + "types: {normal: {}, emergency: {}}\n"
            + emergency.formatted(when)
            + RULE.formatted("{type: normal}"),
        WIDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scope: {branches: [\"!main\"]}",
        "scope: {except_branches: [main]}",
        "scope: {except_paths: [\"src/**\"]}",
        "check: other",
        "mode: observe",
        "may_lower: [lead]",
        "check: \"countersign \"",
        "roles: {lead: {users: [mallory]}}",
        "sections: {plan: {title: Plan, accept: [none]}}",
        "types: {emergency: {}}\nemergency: {type: emergency, authorise: [{by: lead}]}",
        "approvals: {contributors: true}",
        "approvals: {bots: [\"x[bot]\"]}",
        "approvals: {separate_roles: false}",
        "approvals: {stale: never}",
        "sole_operator: {user: bob, risk_reference: R, checklist: {section: plan, items: [a]}}",
        "rules: [{rule: R, require: {approvals: {count: 1}}}]",
        "rules: [{rule: R, severity: warn, require: {approvals: {count: 2}}}]",
        "rules: [{rule: R, waivable_by: [lead], require: {approvals: {count: 2}}}]",
        "rules: [{rule: R, overridable: true, require: {approvals: {count: 2}}}]",
        "extends: preset/starter"
      })
  void whatIsSaidAboveStays(String repository) {
    refused(
        HEAD
            + "scope: {branches: [main, \"release/*\"]}\ntypes: {normal: {}}\n"
            + RULE.formatted("{type: normal}"),
        repository + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "starter | mode: observe",
        "provii-procedure | mode: observe",
        "provii-procedure | roles: {security-lead: {users: [mallory]}}",
        "provii-procedure | scope: {branches: [\"!main\"]}",
        "provii-procedure | approvals: {contributors: true}"
      })
  void whatAnOrganisationStartsFromIsNoMoreForARepositoryToSay(String preset, String repository) {
    String above = "extends: preset/%s\npolicy: o\ntitle: O\nmode: enforce\n".formatted(preset);
    refused(above, repository + "\n");
  }

  private static void refused(String organisation, String repository) {
    assertThat(read(organisation, "extends: organisation\n"))
        .as("the organisation's alone")
        .isInstanceOf(PolicyReading.Valid.class);
    PolicyReading both = read(organisation, repository);
    assertThat(both).as(repository).isInstanceOf(PolicyReading.Invalid.class);
    List<Problem> problems = ((PolicyReading.Invalid) both).problems();
    assertThat(problems)
        .as("an error stands in the repository's file")
        .anyMatch(each ->
            each.severity() == Problem.Severity.ERROR && each.file().startsWith("acme/shop"));
  }

  private static PolicyReading read(String organisation, String repository) {
    return new Rulebook()
        .read(
            null,
            new PolicyFile("acme/.github: countersign.yml", organisation),
            new PolicyFile("acme/shop: .github/countersign.yml", repository),
            "acme");
  }
}
