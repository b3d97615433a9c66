package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How a problem is shown.
class ProblemTest {
  private static Problem first(String name, String text) {
    PolicyReading reading = new Rulebook().read(new PolicyFile(name, text), "acme");
    return reading instanceof PolicyReading.Invalid invalid
        ? invalid.problems().getFirst()
        : ((PolicyReading.Valid) reading).warnings().getFirst();
  }

  @Test
  void onATerminalTheLineStandsUnderIt() {
    assertThat(first("p.yml", "polcy: a\n").print())
        .isEqualTo(
            """
            p.yml:1:1: `polcy` is not a key of the policy
                1 | polcy: a
                  | ^^^^^
                    did you mean `policy`?\
            """);
  }

  @Test
  void anAnnotationCannotSayMoreThanOneThing() {
    assertThat(first("a,b:c%\n::error::x.yml", "policy%: a\n").githubAnnotation())
        .isEqualTo(
            "::error file=a%2Cb%3Ac%25\\u000a%3A%3Aerror%3A%3Ax.yml,line=1,col=1"
                + "::`policy%25` is not a key of the policy; did you mean `policy`?");
  }

  @Test
  void aWarningSaysSo() {
    Problem warning = first("p.yml", PolicyTexts.SHORTEST.replace("because", "#"));

    assertThat(warning.severity()).isEqualTo(Problem.Severity.WARNING);
    assertThat(warning.print()).startsWith("p.yml:6:11: warning: the rule does not say why\n");
    assertThat(warning.githubAnnotation()).startsWith("::warning file=p.yml,line=6,col=11::");
  }

  @Test
  void aProblemWithoutAMendIsOneSentence() {
    assertThat(first("p.yml", "").sentence()).isEqualTo("the file is empty");
  }

  @Test
  void columnsCountCharactersAndTabsKeepTheirPlace() {
    assertThat(first("p.yml", "\"💥\": a\n").print()).contains("\n      | ^^^\n");
    assertThat(first("p.yml", "{\"a\":\t\"b\"}\n").print()).contains("1 | {\"a\": \"b\"}\n");
  }

  @Test
  void fiveHundredAreEnough() {
    String text = "k%d: 1\n".repeat(1000);
    StringBuilder many = new StringBuilder();
    for (int at = 0; at < 1000; at++) {
      many.append(text, 0, 1).append(at).append(": 1\n");
    }
    PolicyReading reading = PolicyTexts.read(many.toString());

    assertThat(reading)
        .isInstanceOfSatisfying(
            PolicyReading.Invalid.class, invalid -> assertThat(invalid.problems()).hasSize(500));
  }
}
