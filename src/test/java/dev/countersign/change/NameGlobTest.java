package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameGlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                | ci/build (linux, 25)  | true
          ci/*             | ci/a/b                | true
          ci*              | ci/a/b                | true
          **/x             | a/x                   | true
          **/x             | x                     | false
          CodeQL           | codeql                | false
          test (?, *)      | test (1, linux)       | true
          a?b              | a/b                   | true
          a[!x]b           | a/b                   | true
          area/            | area/x                | false
          area/            | area/                 | true
          {lint,test}*     | test:unit             | true
          """)
  void aNameHasNoFolders(String pattern, String name, boolean matches) {
    assertThat(new NameGlob(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void aBrokenNameGlobIsRefused() {
    assertThatThrownBy(() -> new NameGlob(" ")).hasMessageContaining("write * for every name");
    assertThatThrownBy(() -> new NameGlob("!x")).hasMessageContaining("begins with !");
    assertThatThrownBy(() -> new NameGlob("[x")).hasMessageContaining("never closed");
  }

  @Test
  void anExclamationMarkTakesOutOfTheList() {
    NameGlobs names = new NameGlobs(List.of("ci/*", "!ci/flaky"));
    assertThat(names.matches("ci/build")).isTrue();
    assertThat(names.matches("ci/flaky")).isFalse();
    assertThat(names.matches("other")).isFalse();
    assertThat(names.patterns()).containsExactly("ci/*", "!ci/flaky");
  }

  @Test
  void nameGlobsAreValues() {
    assertThat(new NameGlob("a")).isEqualTo(new NameGlob("a")).hasSameHashCodeAs(new NameGlob("a"));
    assertThat(new NameGlob("a"))
        .isNotEqualTo(new NameGlob("b"))
        .isNotEqualTo("a")
        .hasToString("a");
    assertThat(new NameGlob("a").pattern()).isEqualTo("a");
    assertThat(new NameGlobs(List.of("a")))
        .isEqualTo(new NameGlobs(List.of("a")))
        .hasToString("[a]");
    assertThat(new NameGlobs(List.of("a")))
        .isNotEqualTo(new NameGlobs(List.of()))
        .isNotEqualTo("a");
    assertThat(new NameGlobs(List.of("a"))).hasSameHashCodeAs(new NameGlobs(List.of("a")));
  }
}
