package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpmManifestTest {
  private static final String FILE = "web/package.json";

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3          | 1.2.4           | patch",
        "^1.2.3         | ^1.3.0          | minor",
        "~1.2.3         | ~2.0.0          | major",
        "1.2.4          | 1.2.3           | patch downgrade",
        "^2.0.0         | ^1.9.0          | major downgrade",
        "^0.2.3         | ^0.3.0          | major",
        "^0.2.3         | ^0.2.4          | patch",
        "^0.0.3         | ^0.0.4          | major",
        "1.0.0-beta.1   | 1.0.0-beta.2    | patch",
        "1.0.0          | 1.0.0-beta.2    | patch downgrade",
        "v1.2.3         | =1.3.3          | minor",
        "1.x            | 2.x             | major",
        "1.2            | 1.3             | minor",
        "1.2.*          | 1.3.*           | minor",
        ">=1.2.3 <2.0.0 | >=1.3.0 <2.0.0  | minor",
        ">=1.2.3 <2.0.0 | >=1.2.3 <3.0.0  | major",
        ">=1.2.3 <5.0.0 | >=1.2.3 <3.0.0  | major downgrade",
        "1.2.3 - 1.4.0  | 1.2.3 - 1.5.0   | minor",
        "1.2.3          | ^1.2.3          | minor",
        "1.2.3          | ~1.2.3          | patch",
        "~1.2.3         | ^1.2.3          | minor",
        "^1.2.3         | >=1.2.3         | major",
        "^1.2.3         | 1.2.3           | patch",
        "^0.2.3         | >=0.2.3 <1.0.0  | major",
        "<2.0.0         | <3.0.0          | major",
        "github:a/b#v1.2.3 | github:a/b#v1.3.0 | minor",
        "a/b#semver:^1.2.3 | a/b#semver:^1.2.4 | patch",
      })
  void theBumpIsTheLargestPartThatTheDeclarationMoves(String before, String after, String bump) {
    assertThat(Told.changes(FILE, with("dependencies", before), with("dependencies", after)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("changed lodash ")
        .endsWith(" " + bump);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "latest",
        "next",
        "",
        "^",
        "!!1.0.0",
        "1.0.0 -",
        "- 1.0.0",
        "git+https://example.com/lodash.git",
        "https://example.com/lodash-2.0.0.tgz",
        "github:a/b#0123456",
        "99999999999999999999x"
      })
  void aVersionThatCannotBeReadCountsAsMajorAndAdded(String version) {
    assertThat(Told.changes(FILE, with("dependencies", "^1.2.3"), with("dependencies", version)))
        .singleElement()
        .asString()
        .startsWith("added lodash ^1.2.3 -> ")
        .endsWith("major unreadable");
    assertThat(Told.changes(FILE, "{}", with("dependencies", version)))
        .singleElement()
        .asString()
        .startsWith("added lodash")
        .endsWith("major unreadable");
  }

  private static String with(String section, String version) {
    return "{\"name\":\"web\",\"" + section + "\":{\"lodash\":\"" + version + "\"}}";
  }

  @Test
  void developmentAndProductionAreToldApart() {
    String dev = with("devDependencies", "1.0.0");
    String production = with("dependencies", "1.0.0");
    assertThat(Told.changes(FILE, "{}", dev)).containsExactly("added lodash 1.0.0 dev");
    assertThat(Told.changes(FILE, "{}", production)).containsExactly("added lodash 1.0.0");
    assertThat(Told.changes(FILE, dev, production)).containsExactly("added lodash 1.0.0");
    assertThat(Told.changes(FILE, production, dev)).containsExactly("removed lodash 1.0.0");
    assertThat(Told.changes(FILE, production, with("devDependencies", "1.1.0")))
        .containsExactly("changed lodash 1.0.0 -> 1.1.0 minor dev", "removed lodash 1.0.0");
    assertThat(Told.changes(FILE, production, "{}")).containsExactly("removed lodash 1.0.0");
    assertThat(Told.changes(FILE, production, null)).containsExactly("removed lodash 1.0.0");
  }

  @Test
  void aMoveAmongProductionSectionsIsNoChange() {
    assertThat(
            Told.changes(
                FILE, with("dependencies", "1.0.0"), with("optionalDependencies", "1.0.0")))
        .isEmpty();
  }

  @Test
  void aFurtherAlternativeCountsForWhatItLetsIn() {
    assertThat(
            Told.changes(
                FILE, with("dependencies", "^1.2.3"), with("dependencies", "^1.2.3 || ^2.0.0")))
        .containsExactly("changed lodash ^1.2.3 -> ^1.2.3 || ^2.0.0 major");
    assertThat(
            Told.changes(
                FILE, with("dependencies", "^1.2.3 || 3"), with("dependencies", "^1.2.4 || 3")))
        .containsExactly("changed lodash ^1.2.3 || 3 -> ^1.2.4 || 3 patch");
  }

  @Test
  void aPackageThatComesFromElsewhereThanBeforeIsTakenForNew() {
    assertThat(
            Told.changes(
                FILE, with("dependencies", "1.0.0"), with("dependencies", "workspace:1.0.0")))
        .containsExactly("added lodash 1.0.0 -> 1.0.0 major unreadable");
    assertThat(
            Told.changes(
                FILE, with("dependencies", "a/b#v1.0.0"), with("dependencies", "evil/b#v1.0.1")))
        .containsExactly("added lodash v1.0.0 -> v1.0.1 major unreadable");
  }

  @Test
  void anAliasIsThePackageItStandsFor() {
    assertThat(
            Told.changes(
                FILE,
                with("dependencies", "npm:left@^1.0.0"),
                with("dependencies", "npm:@x/right")))
        .containsExactly("added @x/right * major unreadable", "removed left ^1.0.0");
  }

  @Test
  void overridesMoveTheNestedPackageTheyName() {
    String before =
        """
        {"overrides": {"a": {".": "1.0.0", "b@^2": "2.1.0"}}, "resolutions": {"c/**/@s/d": "3.0.0"},
         "pnpm": {"overrides": {"e>f": "1.0.0"}}}\
        """;
    String after =
        """
        {"overrides": {"a": {".": "1.0.1", "b@^2": "2.2.0"}}, "resolutions": {"c/**/@s/d": "4.0.0"},
         "pnpm": {"overrides": {"e>f": "1.0.1"}}}\
        """;
    assertThat(Told.changes(FILE, before, after))
        .containsExactly(
            "changed @s/d 3.0.0 -> 4.0.0 major",
            "changed a 1.0.0 -> 1.0.1 patch",
            "changed b 2.1.0 -> 2.2.0 minor",
            "changed f 1.0.0 -> 1.0.1 patch");
    assertThat(Told.read(FILE, before, after).otherChanges()).isEmpty();
  }

  @Test
  void aScriptIsSomethingElseThanADependency() {
    String before = "{\"scripts\":{\"test\":\"jest\"},\"dependencies\":{\"a\":\"1.0.0\"}}";
    String after = "{\"scripts\":{\"test\":\"sh x\"},\"dependencies\":{\"a\":\"1.0.1\"}}";
    DependencyReading reading = Told.read(FILE, before, after);
    assertThat(reading.otherChanges()).containsExactly(FILE);
    assertThat(Told.changes(reading)).containsExactly("changed a 1.0.0 -> 1.0.1 patch");
    assertThat(Told.read(FILE, before, before.replace("1.0.0", "2.0.0")).otherChanges()).isEmpty();
    assertThat(Told.read(FILE, before, " " + before).otherChanges()).isEmpty();
    assertThat(Told.read(FILE, null, before).otherChanges()).containsExactly(FILE);
    assertThat(Told.read(FILE, null, "{\"dependencies\":{}}").otherChanges()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{\"dependencies\":[]}",
        "{\"dependencies\":{\"a\":1}}",
        "{\"overrides\":{\"a\":1}}",
        "{\"dependencies\":{\"a\":\"1\",\"a\":\"2\"}}",
      })
  void aManifestThatDoesNotParseIsMajorAndAdded(String text) {
    for (DependencyReading reading :
        List.of(Told.read(FILE, "{}", text), Told.read(FILE, text, "{}"))) {
      assertThat(Told.changes(reading)).containsExactly("added web/package.json major unreadable");
      assertThat(reading.unreadable()).containsExactly(FILE);
      assertThat(reading.otherChanges()).containsExactly(FILE);
    }
  }

  @Test
  void aBottomlessOrEndlessManifestDoesNotParse() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    String endless = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
    assertThat(Told.read(FILE, "{}", deep).unreadable()).containsExactly(FILE);
    assertThat(Told.read(FILE, "{}", endless).unreadable()).containsExactly(FILE);
  }
}
