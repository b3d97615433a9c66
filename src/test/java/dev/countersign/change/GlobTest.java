package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvFileSource(resources = "globs.tsv", delimiter = '\t', quoteCharacter = '\u0001')
  void aGlobMatchesWhatTheTableSays(String pattern, String path, String matches) {
    assertThat(new Glob(pattern).matches(path)).isEqualTo(matches.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          src/[a        | opens a [ that is never closed
          src/[         | opens a [ that is never closed
          src/[a\\      | opens a [ that is never closed
          src/{a,b      | opens a { that is never closed
          src/{a,{b}    | opens a { that is never closed
          src/a}        | closes a } that was never opened
          src/a\\       | ends in a backslash that escapes nothing
          [z-a]         | has a range that ends before it begins
          [[:alpha:]]   | has a named class
          v{1..3}       | has a range in braces; list its values
          /             | is empty; write ** for everything
          {a,}          | is empty; write ** for everything
          ./src/**      | can match no file
          src/../b      | can match no file
          src//b        | can match no file
          !src          | begins with !
          {{{{{{{{{a}}}}}}}}}   | nests braces more than 8 deep
          {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b} | stands for too many alternatives; the most is 256
          """)
  void aBrokenGlobIsRefusedInASentence(String pattern, String sentence) {
    assertThatThrownBy(() -> new Glob(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the glob '" + pattern + "' ")
        .hasMessageContaining(sentence);
  }

  @Test
  void anEmptyGlobIsRefused() {
    assertThatThrownBy(() -> new Glob("")).hasMessageContaining("is empty");
  }

  @Test
  void aGlobOfTooManyCharactersIsRefused() {
    assertThatThrownBy(() -> new Glob("a".repeat(1_001)))
        .hasMessageContaining("1001 characters is too long");
    String wide = "{" + "a,".repeat(99) + "b}" + "c".repeat(400);
    assertThatThrownBy(() -> new Glob(wide)).hasMessageContaining("too many alternatives");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*", "**/", "**/a*", "**a*a", "*?*", "{a,aa}*"})
  void hostilePatternsAndPathsTakeBoundedTime(String part) {
    String pattern = part.repeat(part.startsWith("{") ? 8 : 900 / part.length()) + "b";
    Glob glob = new Glob(pattern);
    String path = "a".repeat(4_000) + "/" + "a/".repeat(1_000) + "c";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(glob.matches(path)).isFalse());
  }

  @Test
  void aPathOfStrangeCharactersIsAPathLikeOthers() {
    assertThat(new Glob("src/*.rs").matches("src/a\nb\u202E\u0000.rs")).isTrue();
    assertThat(new Glob("src/*.rs").matches("src/a\n.rs\n")).isFalse();
    assertThat(new Glob("?").matches("\uD83D")).isTrue();
  }

  @Test
  void aFolderIsMatchedItselfWithOrWithoutATrailingSlash() {
    assertThat(new Glob("services/*").matchesFolder("services/billing")).isTrue();
    assertThat(new Glob("services/*/").matchesFolder("services/billing")).isTrue();
    assertThat(new Glob("services/*/").matchesFolder("services/billing/src")).isFalse();
  }

  @Test
  void globsAreValues() {
    assertThat(new Glob("a/*")).isEqualTo(new Glob("a/*")).hasSameHashCodeAs(new Glob("a/*"));
    assertThat(new Glob("a/*"))
        .isNotEqualTo(new Glob("b/*"))
        .isNotEqualTo("a/*")
        .hasToString("a/*");
    assertThat(new Globs(List.of("a"))).isEqualTo(new Globs(List.of("a"))).hasToString("[a]");
    assertThat(new Globs(List.of("a"))).isNotEqualTo(new Globs(List.of("b"))).isNotEqualTo("a");
    assertThat(new Globs(List.of("a"))).hasSameHashCodeAs(new Globs(List.of("a")));
    assertThat(new Glob("a").pattern()).isEqualTo("a");
    assertThat(new Globs(List.of("a", "!b")).patterns()).containsExactly("a", "!b");
  }

  @Test
  void anExclamationMarkTakesOutWhatEarlierEntriesTookIn() {
    Globs globs = new Globs(List.of("docs/**", "!docs/policy/**", "docs/policy/draft.md"));
    assertThat(globs.matches("docs/a.md")).isTrue();
    assertThat(globs.matches("docs/policy/a.md")).isFalse();
    assertThat(globs.matches("docs/policy/draft.md")).isTrue();
    assertThat(globs.matches("src/a")).isFalse();
  }

  @Test
  void aListThatOnlyTakesOutTakesNothingIn() {
    assertThat(new Globs(List.of("!docs/**")).matches("src/a")).isFalse();
    assertThat(new Globs(List.of()).matches("src/a")).isFalse();
    assertThat(new Globs(List.of("!docs/**", "**")).matches("docs/a")).isTrue();
  }
}
