package dev.countersign.change.dependencies.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples that each ecosystem publishes of its order, lowest first.
class VersionOrdersTest {

  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of(
            SemanticOrder.STRICT,
            "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 2.0.0 2.1.0 2.1.1"),
        Arguments.of(SemanticOrder.NUGET, "1.0.0-Alpha 1.0.0-beta 1.0.0-RC 1.0.0 1.0.0.1 1.0.1"),
        Arguments.of(
            PythonOrder.PEP_440,
            "1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0+5.1 1.0.post456.dev34 1.0.post456 1.0.15 1.1.dev1 1!0.5"),
        Arguments.of(
            PythonOrder.PEP_440, "0.9 1.0alpha2 1.0-beta.1 1.0c1 1.0preview2 1.0 1.0-3 1.0.rev4"),
        Arguments.of(
            MavenOrder.MAVEN,
            "1-alpha-1 1-beta-1 1-milestone-1 1-rc-1 1-snapshot 1 1-sp 1-foo 1-1 1.1 1.2 1.10"),
        Arguments.of(
            GradleOrder.GRADLE,
            "1.0-dev 1.0-alpha 1.0-zeta 1.0-rc 1.0-snapshot 1.0-final 1.0-ga 1.0-release 1.0-sp 1.0 1.0.1 1.1"),
        Arguments.of(
            RubyOrder.RUBY,
            "0.9 1.0.a.2 1.0.b1 1.0.b10 1.0.c 1.0 1.0.1 1.8.2.a10 1.8.2.b 1.8.2 1.10"),
        Arguments.of(
            GoOrder.GO, "v0.9.0 v1.0.0-alpha v1.0.0-beta v1.0.0 v1.0.1 v2.0.0+incompatible"),
        Arguments.of(
            ComposerOrder.COMPOSER,
            "1.0-dev 1.0-alpha1 1.0-alpha2 1.0-b1 1.0-RC1 1.0 1.0-pl1 1.0.1 v2.0"),
        Arguments.of(
            ImageTagOrder.IMAGE_TAG, "9-alpine3.9 10-alpine3.9 10-alpine3.10 10.1-alpine3.1"),
        Arguments.of(ActionOrder.ACTION, "v1 v2-beta v2 v2.1 3"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void eachComesBeforeAllThatFollow(VersionOrder order, String published) {
    List<Version> versions =
        Stream.of(published.split(" ")).map(text -> read(order, text)).toList();
    for (int i = 0; i < versions.size(); i++) {
      for (int j = 0; j < versions.size(); j++) {
        assertThat(Integer.signum(order.compare(versions.get(i), versions.get(j))))
            .as("%s to %s", versions.get(i).text(), versions.get(j).text())
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest(name = "{0} is greater than {1}")
  @CsvFileSource(resources = "/conformance/semver.tsv", delimiter = '\t', quoteCharacter = '\u0001')
  void semanticVersionsFollowAsInNodesOwnTable(String greater, String less) {
    Version first = read(SemanticOrder.STRICT, greater);
    Version second = read(SemanticOrder.STRICT, less);
    assertThat(SemanticOrder.STRICT.compare(first, second)).isPositive();
    assertThat(SemanticOrder.STRICT.compare(second, first)).isNegative();
  }

  private static Version read(VersionOrder order, String text) {
    Version version = order.read(text);
    assertThat(version).as(text).isNotNull();
    return java.util.Objects.requireNonNull(version);
  }

  static Stream<Arguments> same() {
    return Stream.of(
        Arguments.of(SemanticOrder.STRICT, "1.0.0+a", "v1.0.0+b"),
        Arguments.of(SemanticOrder.NUGET, "1.0.0-BETA", "1.0.0.0-beta"),
        Arguments.of(PythonOrder.PEP_440, "1.0.0", "v1"),
        Arguments.of(PythonOrder.PEP_440, "1.0-ALPHA.1", "1.0a1"),
        Arguments.of(PythonOrder.PEP_440, "1.0.post", "1.0-r0"),
        Arguments.of(MavenOrder.MAVEN, "1.0.0", "1-ga"),
        Arguments.of(GradleOrder.GRADLE, "1.0-RC-1", "1.0.rc1"),
        Arguments.of(RubyOrder.RUBY, "1.0", "1.0.0"),
        Arguments.of(RubyOrder.RUBY, "1.0.a", "1.a"),
        Arguments.of(ComposerOrder.COMPOSER, "1.0", "1.0.0-stable"),
        Arguments.of(ComposerOrder.COMPOSER, "1.0+build", "1.0@dev"));
  }

  @ParameterizedTest(name = "{1} is {2}")
  @MethodSource("same")
  void someAreWrittenInMoreThanOneWay(VersionOrder order, String one, String other) {
    assertThat(order.compare(read(order, one), read(order, other))).isZero();
    assertThat(order.bump(read(order, one), read(order, other))).isNull();
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(SemanticOrder.STRICT, "1.0.0- 1.0.0_1 x 1.0.0.x 1.0.0-ü"),
        Arguments.of(PythonOrder.PEP_440, "x 1.0x x!1.0 1.0+ !1"),
        Arguments.of(MavenOrder.MAVEN, "LATEST ${v} 1.*"),
        Arguments.of(GradleOrder.GRADLE, "latest.release 1.0,2"),
        Arguments.of(RubyOrder.RUBY, "x 1.0_1"),
        Arguments.of(
            GoOrder.GO,
            "1.0.0 v0.0.0-20240102030405-abcdefabcdef v1.2.4-0.20240102030405-abcdefabcdef v1.2.3-pre.0.20240102030405-abcdefabcdef v2.0.0-20240102030405-abcdefabcdef+incompatible vx"),
        Arguments.of(ComposerOrder.COMPOSER, "dev-main 1.0-foo 1.0~1"),
        Arguments.of(ImageTagOrder.IMAGE_TAG, "latest 1234567 12345ab"),
        Arguments.of(ActionOrder.ACTION, "main 1234567 12345ab v"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unreadable")
  void someAreNone(VersionOrder order, String texts) {
    for (String text : (texts + " " + "1".repeat(300)).split(" ")) {
      assertThat(order.read(text)).as(text).isNull();
    }
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "1.0.0, 1.0.0-rc.1, PATCH",
    "1.0.0, 1.0.1, PATCH",
    "1.0.0, 1.1.0, MINOR",
    "1.9.9, 2.0.0, MAJOR",
    "0.1.0, 0.2.0, MAJOR",
    "0.1.0, 0.1.1, PATCH",
    "0.0.1, 0.0.2, MAJOR",
    "0.0.0.1, 0.0.0.2, PATCH",
    "1.0.0.1, 1.0.0.2, PATCH",
  })
  void theLargestPartThatDiffersIsTheBump(String before, String after, Bump bump) {
    VersionOrder order = SemanticOrder.STRICT;
    assertThat(order.bump(read(order, before), read(order, after))).isEqualTo(bump);
    assertThat(order.bump(read(order, after), read(order, before))).isEqualTo(bump);
  }

  @Test
  void versionsOfDifferentLinesAreAMajorStepApart() {
    VersionOrder order = PythonOrder.PEP_440;
    assertThat(order.bump(read(order, "1!1.0"), read(order, "1.0"))).isEqualTo(Bump.MAJOR);
    Move epoch = Move.between(Comparators.PYTHON, ">=1!1.0,<1!2.0", ">=1.0,<1!2.0");
    assertThat(epoch).isEqualTo(new Move(Bump.MAJOR, true));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "~1.2 | 1.2 | 2",
        "~1.2.3 | 1.2.3 | 1.3",
        "~> 1 | 1 | 2",
        "'>=1.0 <=2.0 <1.5' | 1.0 | 1.5",
        "'=1.2,>=1.0' | 1.2 | 1.2",
        "'^2 || >=1' | 1 | ",
        "'>1 || ^2' | 1 | ",
        "'<2' | 0 | 2",
        "^0 | 0 | 1",
        "^0.0 | 0.0 | 0.1"
      })
  void declarationsHaveBounds(String text, String low, String high) {
    Range range = java.util.Objects.requireNonNull(Comparators.COMPOSER.read(text));
    assertThat(range.low().text()).isEqualTo(low);
    Version end = range.high();
    assertThat(end == null ? null : end.text()).isEqualTo(high);
  }

  @Test
  void aDeclarationOfEndlessLengthIsNone() {
    assertThat(Comparators.NPM.read(">1 ".repeat(100))).isNull();
    assertThat(Comparators.NPM.read(" ".repeat(2000))).isNull();
    assertThat(Intervals.MAVEN.read("[" + "1,".repeat(1000) + "2]")).isNull();
    assertThat(Intervals.GRADLE.read("x.+")).isNull();
    assertThat(Intervals.GRADLE.read("1-a.+")).isNull();
    assertThat(Bump.larger(null, null)).isNull();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'>=1.2 <=1.2'   | '>=1.2 <=1.2'   | ",
        "'>=1.2 <=1.2'   | '>=1.2 <=1.2.0' | ",
        "'>=1.0 <1.0.0+a'| '>=1.0 <1.0.1'  | PATCH",
        "'>=1.0 <2.5'    | '>=1.0 <2.0'    | MINOR",
        "'>=1.0 <2.5'    | '1.0'           | ",
        "'^1.0'          | '>=1.0 <2.0'    | ",
        "'>=1.0'         | '>=1.0 <2.0'    | ",
        "'>=1.0 <2.0'    | '>=1.0'         | MAJOR",
      })
  void aRangeMovesByWhatItLetsIn(
      String before, String after, @org.jspecify.annotations.Nullable Bump bump) {
    Move move = java.util.Objects.requireNonNull(Move.between(Comparators.NPM, before, after));
    assertThat(move.bump()).isEqualTo(bump);
    assertThat(Move.between(Comparators.NPM, before, "x")).isNull();
  }

  @Test
  void oddDeclarationsAreNone() {
    for (String text : List.of("[1.0", "[]", "1.0]", "", "(,)", "[1,2)x")) {
      assertThat(Intervals.MAVEN.read(text) == null ? "none" : "range")
          .as(text)
          .isEqualTo(text.equals("(,)") ? "range" : "none");
    }
    assertThat(Comparators.PYTHON.read("<=>1")).isNull();
    assertThat(Comparators.NPM.read("1.0 || x")).isNull();
    assertThat(Comparators.NPM.read("^*")).isNull();
  }
}
