package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `countersign test`, typed beside a small policy.
class ScenarioCommandStory {
  private static final String SCENARIOS =
      """
      policy: policy.yml
      people: {bob: [], eve: []}
      base: {author: bob, body: "Why: because"}
      scenarios:
        - scenario: It waits for a reviewer
          expect: {check: waiting}
        - scenario: It passes with one
          clauses: [C-1, C-2]
          change: {reviews: [{by: eve, state: approved}]}
          expect: {check: %s, title: "%s"}
      """;

  @TempDir private Path folder;
  private Shell shell = new Shell(Path.of("unused"));

  @BeforeEach
  void policy() throws IOException {
    shell = new Shell(folder).file("policies/policy.yml", Policies.TWO_EYES);
  }

  @Test
  void allThatPassesIsSaidInALinePerFile() throws Exception {
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("success", "Ready"));
    Shell.Said said = shell.types("test");
    assertThat(said.out())
        .isEqualTo(
            """
            policies/policy.scenarios.yml: 2 of 2 passed
            2 scenarios: 2 passed, 0 failed.
            """);
    assertThat(said.status()).isZero();
  }

  @Test
  void aFailureShowsBothSidesAndThenTheWholeCheck() throws Exception {
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("waiting", "Waiting for eve"));
    Shell.Said said = shell.types("test", "policies/policy.scenarios.yml");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .isEqualTo(
            """
            policies/policy.scenarios.yml: 1 of 2 passed

            ✗ It passes with one  (policies/policy.scenarios.yml:7; C-1, C-2)
                     expected               actual
              check  waiting                success
              title  has “Waiting for eve”  Ready: other. 1 of 1 approval

                Ready: other. 1 of 1 approval

                | | Rule | State |
                |---|---|---|
                | ✓ | One reviewer | 1 of 1: @eve |
                | ✓ | Reason given | answered |

                **Other**.

                Policy *Two pairs of eyes*, `policies/policy.yml`, lines 6 to 11

            2 scenarios: 1 passed, 1 failed.
            """);
  }

  @Test
  void aFileThatCannotBeReadIsSaidWithItsPlacesAndTheOthersStillRun() throws Exception {
    shell.file("policies/a.scenarios.yml", "policy: policy.yml\nscenario: []\n");
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("success", "Ready"));
    Shell.Said said = shell.types("test");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .isEqualTo(
            """
            policies/a.scenarios.yml:1:1: a scenario file needs `scenarios`, a list with at least one
                1 | policy: policy.yml
                  | ^^^^^^^^^^^^^^^^^^
            policies/a.scenarios.yml:2:1: `scenario` is not a key of a scenario file
                2 | scenario: []
                  | ^^^^^^^^
                    did you mean `scenarios`?
            """);
    assertThat(said.out())
        .endsWith("2 scenarios: 2 passed, 0 failed; files that cannot be read: 1.\n");
  }

  @Test
  void whereNoScenariosAreNothingPasses() {
    Shell.Said said = shell.types("test", "policies");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("No file in policies ends in .scenarios.yml");
  }

  @Test
  void gitAndDependenciesAreNotSearched() throws Exception {
    shell.file("node_modules/x/a.scenarios.yml", "broken: [");
    shell.file(".git/a.scenarios.yml", "broken: [");
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("success", "Ready"));
    assertThat(shell.types("test", ".").out())
        .startsWith("policies/policy.scenarios.yml: 2 of 2 passed\n");
  }

  @Test
  void buildServersGetJUnitXml() throws Exception {
    shell.file("policies/a.scenarios.yml", "nothing: here");
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("waiting", "Rea<dy"));
    shell.types("test", "--junit", "out.xml");
    assertThat(folder.resolve("out.xml"))
        .content()
        .contains(
            "<testsuite name=\"policies/a.scenarios.yml\" tests=\"1\" failures=\"0\" errors=\"1\">",
            "<testsuite name=\"policies/policy.scenarios.yml\" tests=\"2\" failures=\"1\" errors=\"0\">",
            "<testcase name=\"It waits for a reviewer\" classname=\"policies/policy.scenarios.yml\" line=\"5\"></testcase>",
            "check: expected waiting, was success; title: expected has “Rea&lt;dy”",
            "| ✓ | One reviewer | 1 of 1: @eve |");
  }

  @Test
  void aJUnitFileThatCannotBeWrittenIsSaid() throws Exception {
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("success", "Ready"));
    Shell.Said said = shell.types("test", "--junit", "no/such/folder.xml");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).startsWith("no/such/folder.xml cannot be written; ");
  }

  @Test
  void jsonHasAResultPerScenario() throws Exception {
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("waiting", "Ready"));
    assertThat(shell.types("test", "--json").out())
        .contains(
            "\"scenario\" : \"It passes with one\"",
            "\"passed\" : false",
            "\"clauses\" : [ \"C-1\", \"C-2\" ]",
            "\"expected\" : \"waiting\"",
            "\"actual\" : \"success\"",
            "\"problems\" : [ ]");
  }

  @Test
  void validateReadsScenarioFilesToo() throws Exception {
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("sucess", "Ready"));
    Shell.Said said = shell.types("validate", "policies/policy.scenarios.yml");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out())
        .isEqualTo(
            """
            policies/policy.scenarios.yml:10:21: `check` cannot be `sucess`
               10 |     expect: {check: sucess, title: "Ready"}
                  |                     ^^^^^^
                    did you mean `success`?
            """);
    shell.file("policies/policy.scenarios.yml", SCENARIOS.formatted("success", "Ready"));
    assertThat(shell.types("validate", "policies/policy.scenarios.yml").out()).isEmpty();
  }
}
