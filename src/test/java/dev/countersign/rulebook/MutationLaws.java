package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every text that is read as a policy: reading it ends with a policy or with
/// problems that have a place, never with an exception.
class MutationLaws {
  private static final int MUTATIONS = 250;
  private static final String WHOLE = PolicyTexts.resource("policies/whole.yml");
  private static final List<String> SHARDS =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          "-",
          "- ",
          ":",
          ": ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "#",
          "|",
          ">",
          "*a",
          "&a ",
          "!",
          "!!str ",
          "%",
          "~",
          "null",
          "0",
          "-1",
          "99999999999",
          "true",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "💥",
          "\uD800",
          "<<: ",
          "? ",
          "---\n",
          "...\n",
          "(",
          "\\");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aMutatedPolicyIsReadOrItsProblemsAreSaid(long seed) {
    Random random = new Random(seed);
    int broken = 0;
    for (int number = 0; number < MUTATIONS; number++) {
      String text = mutated(random, WHOLE);
      broken += said(PolicyTexts.read(text), text) ? 1 : 0;
    }
    assertThat(broken).as("some mutations break it").isBetween(1, MUTATIONS - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void soIsOneBelowAnOrganisations(long seed) {
    Random random = new Random(seed);
    MadeFiles made = new MadeFiles(random);
    int broken = 0;
    for (int number = 0; number < MUTATIONS; number++) {
      String above = made.organisation();
      String text = mutated(random, random.nextBoolean() ? made.repository() : above);
      PolicyReading reading =
          new Rulebook().read(null, new PolicyFile("o", above), new PolicyFile("r", text), "acme");
      broken += said(reading, text) ? 1 : 0;
    }
    assertThat(broken).as("some mutations break it").isBetween(1, MUTATIONS - 1);
  }

  /// Whether it is broken; all that is said of it can be shown.
  private static boolean said(PolicyReading reading, String text) {
    List<Problem> problems =
        switch (reading) {
          case PolicyReading.Valid valid -> valid.warnings();
          case PolicyReading.Invalid invalid -> invalid.problems();
        };
    for (Problem problem : problems) {
      assertThat(problem.line()).as(text).isPositive();
      assertThat(problem.column()).as(text).isPositive();
      assertThat(problem.githubAnnotation()).as(text).doesNotContain("\n", "\r");
      assertThat(problem.print().codePoints().noneMatch(MutationLaws::unsafe)).as(text).isTrue();
    }
    boolean invalid = reading instanceof PolicyReading.Invalid;
    assertThat(problems.stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR))
        .as(text)
        .isEqualTo(invalid);
    return invalid;
  }

  private static boolean unsafe(int codePoint) {
    return codePoint != '\n' && Character.isISOControl(codePoint);
  }

  private static String mutated(Random random, String text) {
    String mutated = text;
    for (int number = random.nextInt(3); number >= 0; number--) {
      int at = random.nextInt(mutated.length() + 1);
      int end = Math.min(mutated.length(), at + random.nextInt(random.nextInt(4) == 0 ? 40 : 4));
      String shard =
          random.nextInt(3) > 0
              ? SHARDS.get(random.nextInt(SHARDS.size()))
              : piece(random, mutated);
      mutated = mutated.substring(0, at) + shard + mutated.substring(end);
    }
    return mutated;
  }

  /// A few lines or words from elsewhere in the text.
  private static String piece(Random random, String text) {
    int from = random.nextInt(text.length() + 1);
    return text.substring(from, Math.min(text.length(), from + random.nextInt(80)));
  }
}
