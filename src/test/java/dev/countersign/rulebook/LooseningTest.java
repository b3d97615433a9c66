package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Condition;
import dev.countersign.policy.Risk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: normal} | levels_when: {high: {fork: true}}, otherwise: low",
        "{not: {type: big}} | levels_when: {high: {fork: true}}, otherwise: low",
        "{fork: true} | levels_when: {high: {type: normal}}, otherwise: low",
        "{fork: true} | levels_when: {high: {fork: true}}, otherwise: low, floor: {normal: high}",
        "{risk: low} | levels_when: {high: {type: big}}, otherwise: low",
        "{risk: low} | levels_when: {high: {area: docs}}, otherwise: low",
        "{not: {risk_at_least: high}} | levels_when: {high: {area: light}}, otherwise: low"
      })
  void anAreaIsNoWiderWhereLessIsAskedOfWhatIsStricter(String when, String risk) {
    refused(graded(when, risk), WIDER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: big} | levels_when: {high: {type: big}}, otherwise: low, floor: {big: high}",
        "{type: [big, normal]} | levels_when: {high: {area: docs}}, otherwise: low",
        "{not: {type: normal}} | levels_when: {high: {fork: true}}, otherwise: low",
        "{risk_at_least: high} | levels_when: {high: {area: docs}}, otherwise: low",
        "{not: {risk: low}} | levels_when: {high: {area: docs}}, otherwise: low",
        "{declares: {type: normal}} | levels_when: {high: {area: docs}}, otherwise: low"
      })
  void anAreaIsWiderWhereMoreIsAskedOfWhatIsStricter(String when, String risk) {
    assertThat(read(graded(when, risk), WIDER)).isInstanceOf(PolicyReading.Valid.class);
  }

  private static String graded(String when, String risk) {
    return HEAD
        + "types: {big: {when: {area: light}}, normal: {}}\nrisk: {%s}\n".formatted(risk)
        + RULE.formatted(when);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: [{rule: R, when: {risk: low}, require: {approvals: {count: 2}}, because: x}]",
        "rules: [{rule: R, require: {approvals: {matrix: {low: [lead], high: []}}}, because: x}]",
        """
        calendar: {windows: {w: [{days: mon, from: "09:00", to: "10:00", risk_at_least: high}]}}
        rules: [{rule: R, require: {window: w}, because: x}]\
        """,
        """
        emergency: {type: emergency, declare: {labels: [e]}, authorise: [{by: lead, when: {risk: high}}]}
        rules: [{rule: R, require: {approvals: {count: 2}}, because: x}]\
        """
      })
  void theLeastRiskOfATypeDoesNotRiseWhereLessIsAskedOfMoreRisk(String rest) {
    String types = rest.contains("emergency") ? "{normal: {}, emergency: {}}" : "{normal: {}}";
    refused(
        HEAD
            + "types: %s\nrisk: {levels_when: {high: {fork: true}}, otherwise: low}\n%s\n"
                .formatted(types, rest),
        "risk: {floor: {normal: high}}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "areas: {all: {paths: [\"**\"], label: Exempt}}",
        "areas: {docs: {paths: [\"docs/**\"], label: exempt}}",
        "areas: {seen: {paths: [\"**\"]}}",
        "types: {own: {when: {fork: true}, label: exempt}}"
      })
  void noLabelIsPutOnThatTheOrganisationAsksFor(String repository) {
    refused(
        HEAD.replace("light:", "seen: {paths: [\"seen/**\"], label: exempt-seen}, light:")
            + "types: {normal: {}}\n"
            + RULE.formatted("{not: {labels: [\"exempt*\"]}}"),
        repository + "\n");
  }

  @Test
  void anAreaIsNoWiderWhereTheLabelOfATypeIsAskedFor() {
    refused(
        HEAD
            + "types: {big: {when: {area: light}, label: large}, normal: {}}\n"
            + RULE.formatted("{not: {labels: [large]}}"),
        WIDER);
  }

  @Test
  void pathsThatAreTakenOutOfAnExceptionStayTakenOut() {
    String above =
        HEAD
            + "scope: {except_paths: [\"docs/**\", \"!docs/legal/**\"]}\ntypes: {normal: {}}\n"
            + RULE.formatted("{type: normal}");

    refused(above, "scope: {except_paths: [\"docs/**\"]}\n");
    assertThat(read(above, "scope: {except_paths: []}\n")).isInstanceOf(PolicyReading.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reviewers: {request: none}",
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
            + "reviewers: {request: missing}\nscope: {branches: [main, \"release/*\"]}\ntypes: {normal: {}}\n"
            + RULE.formatted("{type: normal}"),
        repository + "\n");
  }

  @Test
  void anAddedTypeIsAsRiskyAsTheFallbackWouldBe() {
    String risk =
        "risk: {factors: {kind: {2: {not: {type: normal}}, 3: {type: normal}}}, levels: {low: 1-2, high: 3}}\n";
    PolicyReading both =
        read(
            HEAD + "types: {normal: {}}\n" + risk + RULE.formatted("{risk: high}"),
            "types: {own: {when: {fork: true}}}\n");

    assertThat(both).isInstanceOf(PolicyReading.Valid.class);
    Condition either = new Condition.OfType(Set.of("own", "normal"));
    assertThat(((PolicyReading.Valid) both).policy().risk())
        .isInstanceOfSatisfying(
            Risk.ByScore.class,
            found ->
                assertThat(found.factors())
                    .containsExactly(
                        new Risk.Factor(
                            "kind", null, new Condition.Not(either), either, Map.of())));
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
