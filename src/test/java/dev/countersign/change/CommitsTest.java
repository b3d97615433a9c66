package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          feat: rotate keys           | feat     | -    | false | rotate keys
          Feat(api)!: Rotate: keys    | feat     | api  | true  | Rotate: keys
          fix!: x                     | fix      | -    | true  | x
          chore(deps-dev): bump a     | chore    | deps-dev | false | bump a
          security(a b/c):  y         | security | a b/c | false | y
          """)
  void aConventionalTitleSaysKindScopeAndBreak(
      String title, String kind, String scope, boolean breaking, String subject) {
    assertThat(Commits.ofTitle(title))
        .contains(new Commits.Conventional(kind, scope, breaking, subject));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Rotate keys",
        "feat:",
        "feat: ",
        "feat:x",
        "feat(): x",
        "feat (a): x",
        ": x",
        "feat(a(b)): x",
        "feat(a)b: x",
        "Revert \"feat: x\"",
        "two words: x",
        "https://a: b"
      })
  void anyOtherTitleSaysNone(String title) {
    assertThat(Commits.ofTitle(title)).isEmpty();
  }

  @Test
  void aBreakIsAFooterInCapitalsAtALinesStart() {
    assertThat(Commits.hasBreakingFooter("feat: x\n\nBREAKING CHANGE: y")).isTrue();
    assertThat(Commits.hasBreakingFooter("feat: x\r\n\r\nBREAKING-CHANGE: y\r\n")).isTrue();
    assertThat(Commits.hasBreakingFooter("BREAKING CHANGE:y")).isTrue();
    assertThat(Commits.hasBreakingFooter("BREAKING CHANGE #12")).isTrue();
    assertThat(Commits.hasBreakingFooter("No BREAKING CHANGE: here")).isFalse();
    assertThat(Commits.hasBreakingFooter("breaking change: y")).isFalse();
    assertThat(Commits.hasBreakingFooter("BREAKING CHANGES everywhere")).isFalse();
  }
}
