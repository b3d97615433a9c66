package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "src/a.rs, src/a.rs, src/a.rs, src/a.rs",
        "src/**, src/, '', src/",
        "**/crypto/**, '', '', crypto/",
        "**/*.sql, '', .sql, .sql",
        "a/**/b/c, a/, b/c, b/c",
        "a?bcd[e]f, a, f, bcd",
        "**, '', '', ''",
        "a/**/, a/, '', a/"
      })
  void whatEveryMatchHoldsIsReadOutOfThePattern(
      String pattern, String start, String end, String longest) {
    assertThat(Literals.of(PatternReader.read(pattern, PatternReader.Dialect.PATH)))
        .isEqualTo(new Literals(start, end, longest));
  }

  @ParameterizedTest
  @CsvSource({"a/b, true", "a/, false", "b/a/b, false"})
  void aPatternIsFollowedOnlyWhereAllOfItIsThere(String path, boolean matches) {
    assertThat(new Glob("a/?").matches(path)).isEqualTo(matches);
  }
}
