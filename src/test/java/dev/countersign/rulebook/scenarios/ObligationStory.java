package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What opens an obligation and what closes it: events after one change of @bob, merged by @eve,
/// and what is open after them.
class ObligationStory {
  private static final String POLICY =
      """
      policy: shop
      title: Shop
      roles:
        lead: {users: [ann]}
        empty: {}
        on-call: {schedule: on-call.yml}
      areas:
        crypto: {paths: ["**/crypto/**"]}
      types: {standard: {}, emergency: {}}
      risk: {levels_when: {high: {area: crypto}}, otherwise: low}
      scope: {branches: [main]}
      rules:
        - {rule: One reviewer, require: {approvals: {count: 1}}, because: four eyes}
      emergency: {type: emergency, declare: {labels: [emergency]}, authorise: [{by: lead}]}
      obligations:
        - {obligation: %s, %s}
      """;

  private static final String FILE =
      """
      policy: shop.yml
      people: {ann: [], bob: [], eve: []}
      base: {author: bob, title: "fix: it"}
      scenarios:
        - {scenario: It, change: {%s}, expect: {obligations: %s}}
      """;

  private static String told(String obligation, String change, String expected) {
    String file = FILE.formatted(change, expected);
    return Stages.file(file, Map.of("shop.yml", POLICY.formatted("Look again", obligation)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          due: 1h                                | events: [{merge: {by: eve}}]                                          | [Look again]
          due: 1h                                | title: x                                                              | []
          starts: merge, when: {area: crypto}    | events: [{merge: {by: eve}}]                                          | []
          starts: merge, when: {area: crypto}    | files: [{path: crypto/a}], events: [{merge: {}}]                      | [Look again]
          starts: merge                          | into: other, events: [{merge: {}}]                                    | []
          starts: deployment                     | events: [{merge: {}}]                                                 | []
          starts: deployment                     | events: [{deployment: {environment: any}}]                            | [Look again]
          starts: deployment                     | events: [{deployment: {environment: any, state: failure}}]            | []
          starts: deployment, environment: Prod  | events: [{deployment: {environment: prod}}]                           | [Look again]
          starts: deployment, environment: prod  | events: [{deployment: {environment: stage}}]                          | []
          starts: deployment, environment: prod  | events: [{deployment: {environment: prod, rollback: true}}]           | []
          starts: rollback, environment: prod    | events: [{deployment: {environment: prod, rollback: true}}]           | [Look again]
          starts: rollback, environment: prod    | events: [{deployment: {environment: stage, rollback: true}}]          | []
          starts: rollback                       | events: [{merge: {}}]                                                 | []
          starts: rollback                       | body: This reverts commit 41c0e2d, events: [{merge: {}}]              | [Look again]
          starts: revert                         | body: This reverts commit 41c0e2d, events: [{merge: {}}]              | [Look again]
          starts: merge                          | body: This reverts commit 41c0e2d, events: [{merge: {}}]              | [Look again]
          starts: deployment                     | body: This reverts commit 41c0e2d, events: [{merge: {}}]              | []
          starts: direct_push                    | events: [{push: {by: bob}}]                                           | [Look again]
          starts: direct_push                    | events: [{merge: {}}]                                                 | []
          starts: merge                          | events: [{push: {by: bob}}]                                           | []
          starts: declaration                    | labels: [emergency]                                                   | [Look again]
          starts: declaration                    | title: x                                                              | []
          'starts: merge, when: {type: emergency}' | labels: [emergency], events: [{merge: {}}]                          | [Look again]
          'starts: merge, when: {type: emergency}' | labels: [emergency], reviews: [{by: ann, state: approved}], events: [{merge: {}}] | [Look again]
          'starts: merge, when: {type: standard}'  | labels: [emergency], reviews: [{by: ann, state: approved}], events: [{merge: {}}] | []
          'starts: merge, when: {type: standard}'  | labels: [emergency], events: [{merge: {}}]                          | [Look again]
          """)
  void itIsOpenedByWhatItBeginsWith(String obligation, String change, String open) {
    assertThat(told(obligation, change, open)).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner: author                              | {comment: {by: bob, text: /done look again all of it}}      | []
          owner: author                              | {comment: {by: eve, text: /done Look again all of it}}      | [Look again]
          owner: author                              | {issue_closed: Look again}                                  | []
          owner: author                              | {issue_closed: Other thing}                                 | [Look again]
          owner: author                              | {issue_closed: {title: Look again, by: eve}}                | [Look again]
          owner: merger                              | {issue_closed: {title: Look again, by: eve}}                | []
          owner: lead                                | {issue_closed: {title: Look again, by: ann}}                | []
          owner: lead                                | {issue_closed: {title: Look again, by: bob}}                | [Look again]
          owner: empty                               | {issue_closed: {title: Look again, by: bob}}                | [Look again]
          'owner: author, confirm_by: [lead]'        | {issue_closed: {title: Look again, by: ann}}                | []
          'owner: author, confirm_by: [lead]'        | {issue_closed: {title: Look again, by: bob}}                | [Look again]
          'closes: [issue_closed]'                   | {comment: {by: bob, text: /done Look again all of it}}      | [Look again]
          'closes: [command]'                        | {issue_closed: Look again}                                  | [Look again]
          'closes: [command]'                        | {comment: {by: bob, text: /done Look again all of it}}      | []
          'closes: [check: "scan*"]'                 | {check: {name: scan 2, conclusion: success}}                | []
          'closes: [check: "scan*"]'                 | {check: {name: scan 2, conclusion: failure}}                | [Look again]
          'closes: [check: "scan*"]'                 | {check: {name: lint, conclusion: success}}                  | [Look again]
          'closes: [check: "scan*"]'                 | {issue_closed: Look again}                                  | [Look again]
          'closes: [approval_by: lead]'              | {review: {by: ann, state: approved}}                        | []
          'closes: [approval_by: lead]'              | {review: {by: ann, state: commented}}                       | [Look again]
          'closes: [approval_by: lead]'              | {review: {by: eve, state: approved}}                        | [Look again]
          'closes: [approval_by: lead]'              | {issue_closed: Look again}                                  | [Look again]
          'closes: [pull_request]'                   | {push: {by: eve, pull_request: The rest}}                   | []
          'closes: [pull_request]'                   | {issue_closed: Look again}                                  | [Look again]
          'closes: [command, approval_by: [lead]]'   | {review: {by: ann, state: approved}}                        | []
          """)
  void itIsClosedByWhoMayAndWhatDoes(String obligation, String event, String open) {
    String events =
        "events: [{at: 2026-03-03T12:00, merge: {by: eve}}, "
            + event.replaceFirst("\\{", "{at: 2026-03-03T13:00, ")
            + "]";

    assertThat(told(obligation, events, open)).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner: author                 | {review: {by: bob, state: approved}}
          'closes: [approval_by: lead]' | {review: {by: ann, state: approved}}
          """)
  void whatHappenedBeforeItClosesNothing(String obligation, String event) {
    String events =
        "events: ["
            + event.replaceFirst("\\{", "{at: 2026-03-03T11:00, ")
            + ", {at: 2026-03-03T12:00, merge: {by: eve}}]";

    assertThat(told(obligation, events, "[Look again]")).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner: on-call                             | comment: {by: ann, text: /done Look again all of it} | 04T13:00 | []
          owner: on-call                             | comment: {by: eve, text: /done Look again all of it} | 04T13:00 | []
          owner: on-call                             | comment: {by: eve, text: /done Look again all of it} | 03T13:00 | [Look again]
          'owner: author, confirm_by: [on-call]'     | comment: {by: eve, text: /done Look again all of it} | 04T13:00 | []
          'owner: author, confirm_by: [on-call]'     | comment: {by: ann, text: /done Look again all of it} | 03T13:00 | []
          'owner: author, confirm_by: [on-call]'     | comment: {by: ann, text: /done Look again all of it} | 04T13:00 | [Look again]
          'owner: author, confirm_by: [on-call]'     | comment: {by: eve, text: /done Look again all of it} | 03T13:00 | [Look again]
          'closes: [approval_by: on-call]'           | review: {by: ann, state: approved}                   | 03T13:00 | []
          'closes: [approval_by: on-call]'           | review: {by: eve, state: approved}                   | 03T13:00 | [Look again]
          """)
  void ofARotaItIsClosedByWhoHadTheTurnWhenItWasOpenedOrHasItThen(
      String obligation, String event, String at, String open) {
    String rota =
        "[{from: 2026-03-03, to: 2026-03-03, user: ann}, {from: 2026-03-04, to: 2026-03-04, user: eve}]";
    String change =
        "repository: {on-call.yml: '%s'}, events: [{at: 2026-03-03T12:00, merge: {by: eve}}, {at: 2026-03-%s, %s}]"
            .formatted(rota, at, event);

    assertThat(told(obligation, change, open + ", at: 2026-03-05T12:00")).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource({"owner: author, bob", "owner: merger, bob"})
  void whoPushedPastThePullRequestsOwesForIt(String owner, String who) {
    String events =
        "events: [{at: 2026-03-03T12:00, push: {by: kim}}, "
            + "{at: 2026-03-03T13:00, issue_closed: {title: Look again, by: "
            + who
            + "}}]";

    assertThat(told("starts: direct_push, " + owner, events, "[Look again]")).isEqualTo("passed");
    assertThat(told("starts: direct_push, " + owner, events.replace("kim", who), "[]"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource({"12:30, []", "13:30, [Look again]"})
  void theExpectationMayLookEarlierThanTheLastEvent(String at, String open) {
    String file =
        FILE.formatted(
            "events: [{at: 2026-03-03T13:00, merge: {}}]", open + ", at: 2026-03-03T" + at);

    assertThat(Stages.file(file, Map.of("shop.yml", POLICY.formatted("Look again", "due: 1h"))))
        .isEqualTo("passed");
  }
}
