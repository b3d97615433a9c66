package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the keys of a scenario mean, each shown by a change that turns on it.
class ScenarioStory {
  private static final String APPROVED = "reviews: [{by: eve, state: approved}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reviews: [{by: eve, state: approved}]                                   | check: success, title: Ready
          reviews: [{by: stranger, state: approved}]                              | check: waiting
          reviews: [{by: bob, state: approved}]                                   | check: waiting
          reviews: [{by: eve, state: changes_requested}]                          | check: action_required
          reviews: [{by: eve, state: changes_requested}]                          | check: failure
          reviews: [{by: eve, state: approved}, {by: eve, state: dismissed}]      | check: waiting
          reviews: [{by: eve, state: approved}, {by: eve, state: commented}]      | check: success
          author: eve, reviews: [{by: eve, state: approved}]                      | check: waiting
          checks: {}                                                              | rules: {CI: waiting}
          checks: {build: queued}                                                 | rules: {CI: waiting}
          checks: {build: {conclusion: in_progress}}                              | rules: {CI: waiting}
          checks: {build: {conclusion: failure, title: T, summary: S}}            | rules: {CI: unmet}
          checks: {build: {conclusion: success, app: countersign}}                | rules: {CI: waiting}
          checks: {build: {conclusion: success, app: actions}}                    | rules: {CI: met}
          into: develop                                                           | rules: {CI: absent}
          conversations: {unresolved: 2}                                          | rules: {Talk: unmet}
          conversations: {}                                                       | rules: {Talk: met}
          title: "fix: it", body: "Closes #3"                                     | rules: {Issue: met}
          title: "fix: it", body: "See #3"                                        | rules: {Issue: unmet}
          title: "feat!: it"                                                      | type: significant, risk: low, areas: []
          files: [{path: src/crypto/a.rs, added: 3}]                              | areas: [crypto], risk: high, labels: ["area: crypto", significant]
          files: [{path: a.rs, from: src/crypto/a.rs}]                            | areas: [crypto]
          files: [{path: services/pay/a.rs, added: 3}]                            | areas: [fresh]
          files: [{path: services/pay/a.rs, removed: 3}]                          | areas: []
          files: [{path: services/pay/a.rs}], repository: {services/pay/b.rs: x}  | areas: []
          files: [{path: services/pay/a.rs, patch: "@@ -0,0 +1,1 @@\\n+x"}]       | areas: [fresh]
          files: [{path: services/pay/a.rs, patch: "@@ -1,1 +0,0 @@\\n-x"}]       | areas: []
          files: [{path: services/pay/a.rs, patch: "+x"}]                         | areas: []
          files: [{path: services/pay/a.rs, content: {after: x}}]                 | areas: [fresh]
          files: [{path: services/pay/a.rs, content: {before: x}}]                | areas: []
          files: [{path: services/pay/a.rs, content: {before: x, after: y}}]      | areas: []
          labels: ["team:x"], files: [{path: services/pay/a.rs, patch: "\\n+x"}]  | areas: []
          checks: {build: neutral}                                                | rules: {CI: unmet}
          too_many_files: true                                                    | areas: [crypto, deps, fresh], type: significant
          labels: [significant]                                                   | type: significant
          labels: [{name: significant, by: eve}]                                  | type: significant
          labels: [{name: significant, by: "countersign[bot]"}]                   | type: standard
          labels: [emergency], reviews: [{by: lou, state: approved}]              | type: emergency
          requested: [eve, "team:core"]                                           | requests: []
          draft: true, fork: true, branch: b, ready_at: 2026-03-01T00:00Z         | check: waiting
          checks: {}, comments: [{by: ann, text: "/waive CI because the runner is down"}] | rules: {CI: waived}, says: ["by @ann because the runner is down"]
          checks: {}, comments: [{by: eve, text: "/waive CI because the runner is down"}] | rules: {CI: waiting}
          checks: {}, comments: [{by: "ann[bot]", text: "/waive CI because down"}]        | rules: {CI: waiting}
          checks: {}, comments: [{by: ann, text: "> /waive CI because down"}]             | rules: {CI: waiting}
          comments: [{by: eve, text: "/type significant because big"}, {by: ann, text: "/type standard because small"}] | type: standard
          comments: [{by: eve, text: "/risk high because big"}]                           | risk: high
          merge_methods: [squash], release_commits: ["feat: a"], comments: [{by: eve, text: "nice /x", at: 2026-03-01T00:00}] | check: waiting
          """)
  void aKeyOfAChangeMeansWhatItSays(String change, String expect) {
    assertThat(Stages.of(change, expect)).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          content: {before: "[dependencies]\\na = \\"1\\"\\n", after: "[dependencies]\\na = \\"1\\"\\nb = \\"1\\"\\n"} | [deps]
          content: {before: "[dependencies]\\na = \\"1\\"\\n", after: "[dependencies]\\na = \\"2\\"\\n"}                 | []
          patch: "@@ -1,2 +1,3 @@\\n [dependencies]\\n a = \\"1\\"\\n+b = \\"1\\""                                      | [deps]
          patch: "@@ -1,2 +1,2 @@\\n [dependencies]\\n\\n-a = \\"1\\"\\n+a = \\"2\\"\\n\\\\ No newline at end of file"  | []
          added: 4                                                                                                    | []
          """)
  void dependenciesAreReadFromContentOrPatchAndNowhereElse(String file, String areas) {
    assertThat(Stages.of("files: [{path: Cargo.toml, " + file + "}]", "areas: " + areas))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {id: a1, files: [{path: a, patch: +x}]}, {id: b2, merge_of_base: true, files: [{path: a, patch: +x}]} | success
          {id: a1, files: [{path: a, patch: +x}]}, {id: b2, files: [{path: a, patch: +y}]}                      | waiting
          {id: a1, files: [{path: a, added: 2}]}, {id: b2, files: [{path: a, added: 2}]}                        | success
          {id: a1, files: [{path: a, added: 2}]}, {id: b2, files: [{path: a, added: 3}]}                        | waiting
          {id: a1}, {id: b2}                                                                                    | waiting
          {id: b2}, {id: a1}                                                                                    | success
          {id: a1, author: eve}                                                                                 | waiting
          {id: a1, co_authors: [eve]}                                                                           | waiting
          {id: a1, committer: eve}                                                                              | waiting
          {id: a1, pusher: eve}                                                                                 | waiting
          {id: a1, author: "Eve <eve@example.org>", verified: false, message: m}                                | success
          {id: not hexadecimal}, {id: a1}                                                                       | success
          """)
  void anApprovalOfACommitCountsByWhatCameAfterIt(String commits, String check) {
    String change = "commits: [" + commits + "], reviews: [{by: eve, state: approved, commit: a1}]";
    assertThat(Stages.of(change, "check: " + check)).isEqualTo("passed");
  }

  @Test
  void aWholeCommitIdIsTakenAsItIs() {
    String id = "0123456789012345678901234567890123456789";
    assertThat(
            Stages.of(
                "commits: [{id: \"%s\"}], reviews: [{by: eve, state: approved, commit: \"%s\"}]"
                    .formatted(id, id),
                "check: success"))
        .isEqualTo("passed");
  }

  @Test
  void aScoreIsThatOfTheFactors() {
    String policy =
        """
        policy: p
        title: P
        types: {t: {}}
        risk: {factors: {a: {2: {title: x}}, b: {3: {title: x}}}, levels: {low: 2-3, high: 4-6}}
        rules: [{rule: R, require: {base: [main]}, because: b}]
        scope: {branches: [main]}
        """;
    String file = "scenarios: [{scenario: s, change: {title: x}, expect: {score: %s, risk: high}}]";
    assertThat(Stages.file(file.formatted("5"), Map.of("shop.yml", policy))).isEqualTo("passed");
    assertThat(Stages.file(file.formatted("4"), Map.of("shop.yml", policy)))
        .isEqualTo("score: 5, not 4");
  }

  @Test
  void theOrganisationIsTheOneWhoseTeamsThePolicyNames() {
    String change = "requested: [\"team:provii/core\"]";
    String other = Stages.POLICY.replace("provii/core", "core");
    assertThat(Stages.of(change, "check: waiting")).isEqualTo("passed");
    String file =
        "people: {eve: {teams: [acme/core]}, bob: []}\nscenarios:\n  - {scenario: s, change: {author: bob}, expect: {requests: [ann]}}";
    assertThat(Stages.file(file, Map.of("shop.yml", other))).contains("requests: ");
  }

  @Test
  void ownersAreReadFromTheBaseBranchAndTheirTeamsAreKnown() {
    String owners =
        "repository: {CODEOWNERS: \"* @provii/core\\nx @provii/nobody ops@x.example\"}, ";
    assertThat(
            Stages.of(
                owners + "files: [{path: a}], reviews: [{by: kim, state: approved}]",
                "rules: {Owners: met}"))
        .isEqualTo("passed");
    assertThat(Stages.of(owners + "files: [{path: x}], " + APPROVED, "rules: {Owners: waiting}"))
        .isEqualTo("passed");
    String changed = "files: [{path: CODEOWNERS, content: {before: \"* @kim\", after: \"\"}}], ";
    assertThat(Stages.of(changed + APPROVED, "rules: {Owners: waiting}")).isEqualTo("passed");
    String moved =
        "files: [{path: docs/CODEOWNERS, from: CODEOWNERS, content: {before: \"* @kim\", after: \"\"}}], ";
    assertThat(Stages.of(moved + APPROVED, "rules: {Owners: waiting}")).isEqualTo("passed");
  }

  @Test
  void aTeamThatCannotBeSeenIsSaid() {
    String change = "repository: {CODEOWNERS: \"* @provii/core\"}, files: [{path: a}]";
    assertThat(
            Stages.of(change + ", invisible_teams: [core, provii/other]", "says: [\"cannot see\"]"))
        .doesNotContain("Owners");
  }

  @Test
  void whatComesOutOtherwiseIsSaidSideBySide() {
    String expect =
        "type: significant, risk: high, score: 3, areas: [crypto], check: success, title: Go, "
            + "rules: {CI: waiting, Lead: met}, says: [nonsense], not_says: [Waiting], "
            + "requests: [eve, \"team:core\"], labels: [x]";
    assertThat(Stages.of("", expect))
        .isEqualTo(
            """
            type: standard, not significant
            risk: low, not high
            score: none, not 3
            areas: [], not [crypto]
            check: waiting, not success
            title: Waiting for 1 more approval, not has “Go”
            rule CI: met, not waiting
            rule Lead: absent, not met
            says: it does not, not “nonsense”
            not_says: it does, not not “Waiting”
            requests: [ann], not [eve, team:core]
            labels: [], not [x]\
            """);
  }

  @Test
  void whatPeopleReadIsWhatIsSaid() {
    String change = "files: [{path: src/crypto/a_b.rs}]";
    assertThat(Stages.of(change, "says: ['**/crypto/**', 'in the area \"crypto\"']"))
        .isEqualTo("passed");
  }

  @Test
  void aChangeOfThePolicyItselfIsTold() {
    String broken =
        "files: [{path: .github/countersign.yml, content: {before: a, after: \"policy: [\"}}]";
    assertThat(Stages.of(broken, "check: action_required, title: \"Mend the policy\""))
        .isEqualTo("passed");
    String gone = "files: [{path: .github/countersign.yml, content: {before: a}}]";
    assertThat(Stages.of(gone, "not_says: [edits the policy]")).isEqualTo("passed");
    String next =
        Stages.POLICY.replace("count: 1}", "count: 2}").replace("\"", "\\\"").replace("\n", "\\n");
    String other =
        "files: [{path: .github/countersign.yml, content: {before: a, after: \"" + next + "\"}}]";
    assertThat(Stages.of(other, "says: [edits the policy]")).isEqualTo("passed");
  }

  @Test
  void timeIsNoonOfATuesdayInThePolicysZoneUnlessSaid() {
    String policy =
        """
        policy: p
        title: P
        time_zone: Australia/Sydney
        types: {t: {}}
        rules:
          - {rule: Early, when: {business_hours: true}, require: {base: [main]}, because: b}
          - {rule: Always, require: {base: [main]}, because: b}
        scope: {branches: [main]}
        """;
    String file =
        """
        policy: p.yml
        scenarios:
          - {scenario: noon, expect: {rules: {Early: met}}}
          - {scenario: exact, at: 2026-03-03T23:00Z, expect: {rules: {Early: met}}}
          - {scenario: local, at: 2026-03-03T08:59, expect: {rules: {Early: absent}}}
          - {scenario: later, at: 2026-03-03T12:00, expect: {at: 2026-03-03T18:00, rules: {Early: absent}}}
          - {scenario: elsewhere, change: {into: other}, expect: {check: none}}
        """;
    assertThat(Stages.file(file, Map.of("p.yml", policy)).lines())
        .containsOnly("passed")
        .hasSize(5);
  }

  @Test
  void observingIsNeutralAndAnUncoveredChangeFails() {
    String policy =
        """
        policy: p
        title: P
        mode: %s
        types: {t: {}}
        rules: [{rule: R, when: {title: x}, require: {base: [main]}, because: b}]
        scope: {branches: [main]}
        """;
    String file = "scenarios: [{scenario: s, expect: {check: %s}}]";
    assertThat(
            Stages.file(file.formatted("neutral"), Map.of("shop.yml", policy.formatted("observe"))))
        .isEqualTo("passed");
    assertThat(
            Stages.file(file.formatted("failure"), Map.of("shop.yml", policy.formatted("enforce"))))
        .isEqualTo("passed");
  }
}
