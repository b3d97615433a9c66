package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong in a scenario file, with its line.
class ScenarioProblemsStory {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          titel: x                                     | `titel` is not a key of `change`; did you mean `title`?
          title:                                       | `title` wants a text, not nothing
          into: {}                                     | `into` wants a text, not a map
          draft: [true]                                | `draft` wants a text, not a list
          files: [{path: a, added: [1]}]               | `added` wants a text, not a list
          labels: [{name: a, by: " "}]                 | `by` wants a login, not ` `
          reviews: [{by: " ", state: approved}]        | `by` wants a login, not ` `
          title: [x]                                   | `title` wants a text, not a list
          author: ""                                   | `author` wants a login, not ``
          draft: maybe                                 | `draft` cannot be `maybe`; write one of `true`, `false`
          labels: x                                    | `labels` wants a list, not `x`
          labels: [[x]]                                | a label wants a map, not a list
          labels: [{by: eve}]                          | a label needs `name`
          files: [{added: 3}]                          | a file needs `path`
          files: [{path: a}, {path: a}]                | a second file has this path
          files: [{path: a, added: -1}]                | `added` wants a whole number from 0 to 999999999, not `-1`
          files: [{path: a, content: x}]               | `content` wants a map, not `x`
          commits: []                                  | a change has at least one commit
          commits: [{author: eve}]                     | a commit needs `id`
          commits: [{id: a}, {id: a0}]                 | a second commit has this id
          reviews: [{by: eve}]                         | a review needs `state`
          reviews: [{by: eve, state: aproved}]         | `state` cannot be `aproved`; did you mean `approved`?
          reviews: [{state: approved}]                 | a review needs `by`
          reviews: [{by: eve, state: approved, at: x}] | `at` wants a time such as 2026-03-04T10:00+11:00, not `x`
          requested: ["team:a/b/c"]                    | `requested` wants a login or `team:` and a team, not `team:a/b/c`
          requested: [[x]]                             | `requested` wants a text, not a list
          checks: {build: sucess}                      | `build` cannot be `sucess`; did you mean `success`?
          checks: {build: {title: x}}                  | `build` needs `conclusion`
          checks: [build]                              | `checks` wants a map, not a list
          comments: [{by: eve, text: /approve}]        | the command `/approve` is not served by this version
          deploy: {commit: abc}                     | `deploy` needs `environment`
          deploy: {environment: x, approved_by: [""]}| `approved_by` wants a login, not ``
          events: [{at: 2026-03-03T13:00}]             | an event needs one of check, comment, deployment, issue_closed, merge, push, review
          events: [{merge: {by: eve}, push: {}}]       | an event needs one of check, comment, deployment, issue_closed, merge, push, review
          events: [{merge: x}]                         | `merge` wants a map, not `x`
          events: [merge]                              | an event wants a map, not `merge`
          events: [{merged: {}, push: {}}]             | `merged` is not a key of an event; did you mean `merge`?
          events: [{at: x, merge: {}}]                 | `at` wants a time such as 2026-03-04T10:00+11:00, not `x`
          events: [{deployment: {state: success}}]     | `deployment` needs `environment`
          events: [{comment: {by: eve, text: /waive}}] | of commands only `/done` may stand in an event
          events: [{comment: {text: "/done Nothing"}}] | `/done` needs an obligation of the policy and a note
          merge_methods: [sqash]                       | a merge method is squash, merge or rebase
          invisible_teams: ["a/b/c"]                   | `teams` wants a team, not `a/b/c`
          """)
  void aChangeThatSaysNothingSensibleIsRefused(String change, String problem) {
    assertThat(Stages.of(change, "check: waiting")).isEqualTo("5: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chek: success           | `chek` is not a key of `expect`; did you mean `check`?
          check: green            | `check` cannot be `green`; write one of `success`, `waiting`, `failure`, `action_required`, `neutral`, `none`
          type: signifcant        | `type` cannot be `signifcant`; did you mean `significant`?
          risk: hgh               | `risk` cannot be `hgh`; did you mean `high`?
          areas: [cripto]         | `areas` cannot be `cripto`; did you mean `crypto`?
          rules: {CJ: met}        | `rules` cannot be `CJ`; did you mean `CI`?
          rules: {CI: mett}       | `CI` cannot be `mett`; did you mean `met`?
          deployment: approved    | no deployment is asked for; the change needs `deploy`
          obligations: [Retro]    | `obligations` cannot be `Retro`; the policy has none
          areas: [[crypto]]       | `areas` cannot be a list; write one of `crypto`, `fresh`, `deps`
          score: x                | `score` wants a whole number from 0 to 999999999, not `x`
          at: 2026-03-01T00:00Z   | a scenario that expects nothing shows nothing; say what it expects
          """)
  void anExpectationThatCouldNotFailIsRefused(String expect, String problem) {
    assertThat(Stages.of("", expect)).isEqualTo("5: " + problem);
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    String file =
        """
        policy: shop.yml
        people:
          "": []
          ann: [leed]
          bob: {role: [lead], permission: wright, teams: [a/b/c]}
          eve: yes
        base: {titel: x}
        scenarios:
          - {scenario: one, expect: {check: success}}
          - {scenario: one, expect: {check: success}}
          - {scenaro: two}
        extra: 1
        """;
    assertThat(Stages.file(file))
        .isEqualTo(
            """
            3: a name of `people` wants a login, not ``
            4: `roles` cannot be `leed`; did you mean `lead`?
            5: `role` is not a key of `bob`; did you mean `roles`?
            5: `permission` cannot be `wright`; write one of `none`, `read`, `triage`, `write`, `maintain`, `admin`
            5: `teams` wants a team, not `a/b/c`
            6: `eve` wants a map, not `yes`
            7: `titel` is not a key of `base`; did you mean `title`?
            10: a second scenario has this name
            11: a scenario needs `scenario`
            11: a scenario that expects nothing shows nothing; say what it expects
            11: `scenaro` is not a key of a scenario; did you mean `scenario`?
            12: `extra` is not a key of a scenario file; write one of `policy`, `organisation`, `people`, `base`, `scenarios`\
            """);
  }

  @Test
  void aFileThatIsNoYamlOrNoMapIsSaid() {
    assertThat(Stages.file("policy: [")).startsWith("1: the file is not YAML");
    assertThat(Stages.file("[]")).contains("1: a scenario file wants a map, not a list");
  }

  @Test
  void thePolicyBesideItIsTakenWhereNoneIsNamed() {
    String file = "scenarios: [{scenario: s, expect: {check: waiting}}]";
    assertThat(Stages.file(file)).isEqualTo("passed");
    assertThat(Stages.file("policy: [x]\n" + file)).contains("`policy` wants a text, not a list");
  }

  @Test
  void aPolicyThatIsNotThereOrCannotBeReadIsSaid() {
    String file = "policy: no.yml\norganisation: none.yml\nscenarios: []";
    assertThat(Stages.file(file))
        .isEqualTo(
            "1: there is no file `no.yml` beside this one\n2: there is no file `none.yml` beside this one");
    assertThat(Stages.file("policy: shop.yml", Map.of("shop.yml", "policy: p\n")))
        .contains("the policy needs `rules`");
  }

  @Test
  void anOrganisationsPolicyMayStandAbove() {
    String file = "organisation: org.yml\nscenarios: [{scenario: s, expect: {check: waiting}}]";
    assertThat(Stages.file(file, Map.of("shop.yml", Stages.POLICY, "org.yml", Stages.POLICY)))
        .isEqualTo("passed");
  }
}
