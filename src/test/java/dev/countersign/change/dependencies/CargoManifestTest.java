package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CargoManifestTest {
  private static final String FILE = "Cargo.toml";

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3          | 1.2.4          | patch",
        "1.2            | 1.3            | minor",
        "1              | 2              | major",
        "0.2.3          | 0.3.0          | major",
        "0.2.3          | 0.2.4          | patch",
        "0.0.3          | 0.0.4          | major",
        "1.2.3          | =1.2.3         | patch",
        "=1.2.3         | 1.2.3          | minor",
        "~1.2.3         | 1.2.3          | minor",
        "'>=1.2, <1.5'  | '>=1.2, <1.6'  | minor",
        "1.2.*          | 1.3.*          | minor",
        "1.3.0          | 1.2.9          | minor downgrade",
      })
  void aBareVersionIsACaretRange(String before, String after, String bump) {
    assertThat(Told.changes(FILE, serde(before), serde(after)))
        .containsExactly("changed serde %s -> %s %s".formatted(before, after, bump));
  }

  private static String serde(String version) {
    return "[dependencies]\nserde = \"" + version + "\"\n";
  }

  @Test
  void everyTableOfDependenciesIsRead() {
    String before =
        """
        [package]
        name = "keys"
        [dependencies]
        a = "1.0"
        b = { version = "1.0", features = ["std"] }
        [dev-dependencies]
        c = "1.0"
        [build-dependencies]
        d = "1.0"
        [target.'cfg(unix)'.dependencies]
        e = "1.0"
        [workspace.dependencies]
        f = "1.0"
        """;
    String after = before.replace("1.0", "1.1").replace("std", "alloc");
    assertThat(Told.changes(FILE, before, after))
        .containsExactly(
            "changed a 1.0 -> 1.1 minor",
            "changed b 1.0 -> 1.1 minor",
            "changed c 1.0 -> 1.1 minor dev",
            "changed d 1.0 -> 1.1 minor",
            "changed e 1.0 -> 1.1 minor",
            "changed f 1.0 -> 1.1 minor");
    assertThat(Told.read(FILE, before, after).otherChanges()).isEmpty();
  }

  @Test
  void aNewDependencyIsAddedAndOneForDevelopmentIsSaidToBeSo() {
    assertThat(Told.changes(FILE, "[dependencies]", serde("1"))).containsExactly("added serde 1");
    assertThat(Told.changes(FILE, "", "[dev-dependencies]\nproptest = \"1\""))
        .containsExactly("added proptest 1 dev");
    assertThat(Told.changes(FILE, "dev-dependencies = {p = \"1\"}", "dependencies = {p = \"1\"}"))
        .containsExactly("added p 1");
  }

  @Test
  void aVersionHeldByTheWorkspaceIsTheOneItHasBeforeAndAfter() {
    String member = "[dependencies]\nserde.workspace = true\n";
    DependencyReading reading =
        DependencyFiles.read(
            java.util.List.of(
                new FileText("crates/keys/Cargo.toml", member, member + "rand.workspace = true"),
                new FileText(
                    FILE,
                    "[workspace.dependencies]\nserde = \"1.0.1\"",
                    "[workspace.dependencies]\nserde = \"1.0.2\"")),
            _ -> null);
    assertThat(Told.changes(reading))
        .containsExactly(
            "added rand major unreadable",
            "changed serde 1.0.1 -> 1.0.2 patch",
            "changed serde 1.0.1 -> 1.0.2 patch");
  }

  @Test
  void theWorkspaceOfTheBaseIsReadWhereItDoesNotChange() {
    DependencyReading reading =
        Told.read(
            Map.of(FILE, "[workspace.dependencies]\nserde = {version = \"1.0\", package = \"s\"}"),
            new FileText(
                "crates/keys/Cargo.toml", "", "[dependencies]\nserde = {workspace = true}"));
    assertThat(Told.changes(reading)).containsExactly("added s 1.0");
  }

  @Test
  void aDependencyFromElsewhereMovesByItsTagOnly() {
    String git = "[dependencies]\na = {git = \"https://example.com/a\", %s}";
    assertThat(
            Told.changes(
                FILE, git.formatted("tag = \"v1.0.0\""), git.formatted("tag = \"v1.1.0\"")))
        .containsExactly("changed a v1.0.0 -> v1.1.0 minor");
    assertThat(
            Told.changes(
                FILE, git.formatted("rev = \"1234567\""), git.formatted("rev = \"89abcde\"")))
        .containsExactly("added a 1234567 -> 89abcde major unreadable");
    assertThat(
            Told.changes(
                FILE, git.formatted("branch = \"main\""), git.formatted("branch = \"dev\"")))
        .containsExactly("added a major unreadable");
    assertThat(
            Told.changes(
                FILE, "[dependencies]\na = \"1.0\"", "[dependencies]\na = {path = \"../a\"}"))
        .containsExactly("added a 1.0 major unreadable");
  }

  @Test
  void aPatchedSourceIsADependencyOfItsOwn() {
    String before = serde("1.0");
    String after = before + "[patch.crates-io]\nserde = {git = \"https://example.com/serde\"}\n";
    assertThat(Told.changes(FILE, before, after))
        .containsExactly("added serde 1.0 major unreadable");
    assertThat(Told.read(FILE, before, after).otherChanges()).isEmpty();
  }

  @Test
  void aBuildSettingIsSomethingElse() {
    String before = serde("1.0");
    assertThat(Told.read(FILE, before, before + "[profile.release]\nlto = true").otherChanges())
        .containsExactly(FILE);
    assertThat(Told.read(FILE, before, "# comment\n" + before).otherChanges()).isEmpty();
    assertThat(
            Told.read(FILE, before, before + "[target.x86.dev-dependencies]\na = \"1\"")
                .otherChanges())
        .isEmpty();
    assertThat(Told.read(FILE, before, before + "[target.x86]\nlinker = \"ld\"").otherChanges())
        .containsExactly(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[dependencies",
        "dependencies = 1",
        "[dependencies]\na = 1",
        "a = 1\na = 2",
        "target = 1"
      })
  void aManifestThatDoesNotParseIsMajorAndAdded(String text) {
    assertThat(Told.changes(FILE, serde("1"), text))
        .containsExactly("added Cargo.toml major unreadable");
  }

  @Test
  void keysNestedWithoutBracketsAreBoundedToo() {
    assertThat(Told.read(FILE, "", "a" + ".a".repeat(200_000) + " = 1").unreadable())
        .containsExactly(FILE);
  }
}
