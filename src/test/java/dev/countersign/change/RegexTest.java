package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  private static final String LONG = "x".repeat(Regex.MOST_READ);

  @Test
  void anExpressionIsSearchedUnlessAnchored() {
    assertThat(new Regex("[A-Z]+-\\d+").in("see PROJ-12.")).isEqualTo(Truth.YES);
    assertThat(new Regex("^PROJ").in("see PROJ-12.")).isEqualTo(Truth.NO);
  }

  @Test
  void whatIsNotLookedAtMakesAMissUnknown() {
    assertThat(new Regex("y").in(LONG)).isEqualTo(Truth.NO);
    assertThat(new Regex("y").in(LONG + "z")).isEqualTo(Truth.UNKNOWN);
    assertThat(new Regex("y").in("y" + LONG)).isEqualTo(Truth.YES);
  }

  @Test
  void anEndThatOnlyTheCutMadeIsNotTakenForOne() {
    assertThat(new Regex("x$").in(LONG)).isEqualTo(Truth.YES);
    assertThat(new Regex("x$").in(LONG + "z")).isEqualTo(Truth.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)",
        "(a)\\1",
        "a(",
        "a)",
        "[",
        "a{2000}",
        "(a{30}){30}{30}",
        "\\",
        "\\p{",
        "[[:x",
        "(?P<n"
      })
  void whatIsNotRe2IsRefused(String expression) {
    assertThatThrownBy(() -> new Regex(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the regular expression '" + expression + "' ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{0,100}){0,100}){0,100}",
        "(((((a{2,9}){9}){9}){9}){9}){9}",
        "(?:[^\\]]{1000}){1000}",
        "([]a]{99}){99}",
        "(\\Qa{2}b\\E{50}){99}",
        "(\\p{L}{50}){99}",
        "(\\x{41}{50}){99}",
        "([[:alpha:]]{50}){99}",
        "(\\{{50}){99}",
        "(a{50}?){99}",
        "(a{50,}){99}",
        "a{999}{999}",
        "((a{99})){99}",
      })
  void nestedRepetitionIsRefusedBeforeItIsCompiled(String expression) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatThrownBy(() -> new Regex(expression))
                .hasMessageContaining("repeats too much"));
  }

  @Test
  void whatOnlyTheCompilerSeesToBeTooLargeIsRefused() {
    assertThatThrownBy(() -> new Regex("a{0,1000}b{0,900}"))
        .hasMessageContaining("repeats too much");
  }

  @Test
  void anExpressionOfTooManyCharactersIsRefused() {
    assertThat(new Regex("a".repeat(500)).in("b")).isEqualTo(Truth.NO);
    assertThatThrownBy(() -> new Regex("a".repeat(501)))
        .hasMessageContaining("501 characters is too long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (?i)drop\\s+(table)         | DROP  TABLE x
          \\Qa.b\\E                   | xa.bx
          \\Qa.b                      | xa.bx
          (a{1,3}){2}                 | aaaa
          a{x}                        | a{x}
          a{                          | a{
          [^]a]                       | b
          []]                         | ]
          \\p{Greek}\\P{Greek}        | λx
          \\x{263a}                   | ☺
          \\pL{2}                     | ab
          [[:digit:]]+                | 42
          [a\\]]{2}                   | ]a
          """)
  void whatRe2AllowsIsTaken(String expression, String text) {
    assertThat(new Regex(expression).in(text)).isEqualTo(Truth.YES);
  }

  @Test
  void anExpressionThatExplodesElsewhereDoesNotHere() {
    Regex regex = new Regex("^(.*a){15}b$");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(regex.in("a".repeat(5_000))).isEqualTo(Truth.NO));
  }

  @Test
  void expressionsAreValues() {
    assertThat(new Regex("a")).isEqualTo(new Regex("a")).hasSameHashCodeAs(new Regex("a"));
    assertThat(new Regex("a")).isNotEqualTo(new Regex("b")).isNotEqualTo("a").hasToString("a");
    assertThat(new Regex("a").pattern()).isEqualTo("a");
  }
}
