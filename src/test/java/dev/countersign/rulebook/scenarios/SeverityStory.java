package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityStory {
  private static final String EMERGENCY =
      """
      emergency:
        type: urgent
        declare: {labels: [emergency], severities: [P0, P1]}
        authorise: [{by: lead, when: {severity: P0}}]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: "fix: a"                                                          | rules: {It: absent}
          labels: [emergency]                                                      | rules: {It: met}, says: [names no severity]
          labels: [{name: emergency, by: stranger}]                                | rules: {It: absent}
          labels: [emergency], reviews: [{by: ann, state: approved}]               | type: small, rules: {It: met}
          """)
  void aLabelNamesNoSeveritySoThatTheStricterReadingHolds(String change, String expect) {
    assertThat(
            Trying.rule(
                "when: {severity: P0}\n    require: {size: {files: \">=0\"}}",
                EMERGENCY,
                change,
                expect))
        .isEqualTo("passed");
  }
}
