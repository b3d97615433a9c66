package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradleManifestsTest {
  private static final String BUILD = "app/build.gradle.kts";
  private static final String CATALOGUE = "gradle/libs.versions.toml";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "implementation 'g:a:1.0'                                        | added g:a 1.0",
        "implementation(\"g:a:1.0\")                                     | added g:a 1.0",
        "api(platform(\"g:a:1.0\"))                                      | added g:a 1.0",
        "classpath \"g:a:1.0:jdk8@jar\"                                  | added g:a 1.0",
        "testImplementation 'g:a:1.0'                                    | added g:a 1.0 dev",
        "androidTestImplementation(\"g:a:1.0\")                          | added g:a 1.0 dev",
        "implementation group: 'g', name: 'a', version: '1.0'            | added g:a 1.0",
        "implementation(group = \"g\", name = \"a\", version = \"1.0\")  | added g:a 1.0",
        "runtimeOnly 'g:a:1.+'                                           | added g:a 1.+",
        "runtimeOnly 'g:a:[1.0,2.0)'                                     | added g:a [1.0,2.0)",
        "runtimeOnly 'g:a:1.0!!'                                         | added g:a 1.0",
        "runtimeOnly 'g:a'                                               | added g:a major unreadable",
        "runtimeOnly 'g:a:latest.release'                                | added g:a latest.release major unreadable",
        "kapt \"g:a:$version\"                                           | added g:a 2.0",
        "kapt \"g:a:${rootProject.ext.version}\"                         | added g:a 2.0",
        "kapt 'g:a:' + version                                           | added g:a 2.0",
        "kapt group: 'g', name: 'a', version: version                    | added g:a 2.0",
        "kapt group: 'g', name: 'a'                                      | added g:a major unreadable",
      })
  void declarationsAreReadInEachOfTheirForms(String line, String told) {
    String before = "ext.version = '2.0'\ndependencies {\n}\n";
    DependencyReading reading =
        Told.read("build.gradle", before, before.replace("{\n", "{\n" + line + "\n"));
    assertThat(Told.changes(reading)).containsExactly(told);
    assertThat(reading.otherChanges()).isEmpty();
  }

  @Test
  void aVariableIsTheValueItHasBeforeAndAfter() {
    String before =
        """
        val guava: String = "33.0"
        extra["netty"] = "4.1.0"
        def versions = [ junit: '5.0', other: '1' ]
        dependencies {
          implementation("g:guava:$guava")
          implementation("g:netty:${netty}") // why
          testImplementation(
            "g:junit:${versions.junit}"
          )
        }
        """;
    String after = before.replace("33.0", "34.0").replace("4.1.0", "4.1.1").replace("5.0", "5.1");
    DependencyReading reading = Told.read(BUILD, before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed g:guava 33.0 -> 34.0 major",
            "changed g:junit 5.0 -> 5.1 minor dev",
            "changed g:netty 4.1.0 -> 4.1.1 patch");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read(BUILD, before, before.replace("other: '1'", "other: '2'")).otherChanges())
        .containsExactly(BUILD);
  }

  @Test
  void pluginsMoveByTheirVersion() {
    String before =
        "plugins {\n id 'a.b' version '1.0'\n kotlin(\"jvm\") version \"1.9.0\" apply false\n}";
    DependencyReading reading =
        Told.read(BUILD, before, before.replace("1.0'", "2.0'").replace("1.9.0", "1.9.1"));
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed a.b 1.0 -> 2.0 major",
            "changed org.jetbrains.kotlin.jvm 1.9.0 -> 1.9.1 patch");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read(BUILD, "plugins {\n}", "plugins {\n id 'a' version '1'\n}").otherChanges())
        .containsExactly(BUILD);
  }

  @Test
  void coordinatesElsewhereInABuildAreRead() {
    String before = "implementation('g:a:1.0') {\n transitive = false\n}\nmavenBom \"g:b:1.0\"\n";
    DependencyReading reading = Told.read(BUILD, before, before.replace("1.0", "1.1"));
    assertThat(Told.changes(reading))
        .containsExactly("changed g:a 1.0 -> 1.1 minor", "changed g:b 1.0 -> 1.1 minor");
    assertThat(reading.otherChanges()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "implementation \"g:a:${'sh'.execute()}\"",
        "implementation 'g:a:1.0'; exec('sh')",
        "exec 'sh'",
        "/* implementation */ exec()",
        "println \"unclosed",
        "implementation 'not coordinates'",
        "mavenCentral()"
      })
  void otherCodeIsSomethingElse(String line) {
    assertThat(Told.read(BUILD, "a {\n}", "a {\n" + line + "\n}").otherChanges())
        .containsExactly(BUILD);
    assertThat(Told.read(BUILD, "a {\n}", "a {\n // " + line + "\n}").otherChanges()).isEmpty();
  }

  @Test
  void aCatalogueHoldsVersionsForBuildsThatNameThem() {
    String before =
        """
        [versions]
        guava = "33.0"
        junit = { strictly = "[5.0,6.0[", prefer = "5.1" }
        java = "21"
        [libraries]
        guava = { module = "g:guava", version.ref = "guava" }
        junit-api = { group = "g", name = "junit", version = { ref = "junit" } }
        short = "g:short:1.0"
        managed = { module = "g:managed" }
        [plugins]
        shadow = { id = "com.shadow", version = "8.0" }
        short = "x:8.0"
        bare = "x"
        """;
    String after =
        before
            .replace("33.0", "33.1")
            .replace("\"5.1\"", "\"5.2\"")
            .replace("short:1.0", "short:2.0")
            .replace("8.0", "8.1");
    DependencyReading reading = Told.read(CATALOGUE, before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed com.shadow 8.0 -> 8.1 minor",
            "changed g:guava 33.0 -> 33.1 minor",
            "changed g:junit 5.1 -> 5.2 minor",
            "changed g:short 1.0 -> 2.0 major",
            "changed x 8.0 -> 8.1 minor");
    assertThat(reading.otherChanges()).isEmpty();
    DependencyReading java = Told.read(CATALOGUE, before, before.replace("21", "25"));
    assertThat(Told.changes(java)).containsExactly("changed java 21 -> 25 major");
    assertThat(java.otherChanges()).containsExactly(CATALOGUE);
    DependencyReading used =
        Told.read(
            Map.of(CATALOGUE, before),
            new FileText(
                BUILD,
                "",
                "implementation(libs.guava)\ntestImplementation(libs.junit.api)\napi(libs.unknown)"));
    assertThat(Told.changes(used))
        .containsExactly(
            "added g:guava 33.0", "added g:junit 5.1 dev", "added libs.unknown major unreadable");
  }

  @Test
  void aPropertyOfTheBuildIsTheValueItHasBeforeAndAfter() {
    String build = "implementation \"g:a:$aVersion\"";
    DependencyReading reading =
        DependencyFiles.read(
            List.of(
                new FileText("build.gradle", build, build + "\n"),
                new FileText(
                    "gradle.properties",
                    "# x\naVersion=1.0\norg.gradle.jvmargs: -Xmx1g",
                    "! x\naVersion = 1.1\norg.gradle.jvmargs=-Xmx1g")),
            _ -> null);
    assertThat(Told.changes(reading))
        .containsExactly("changed g:a 1.0 -> 1.1 minor", "changed aVersion 1.0 -> 1.1 minor");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read("gradle.properties", "version=1\nx", "version=2\nx").otherChanges())
        .containsExactly("gradle.properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"libraries = 1", "[libraries]\na = 1", "["})
  void aCatalogueThatDoesNotParseIsMajorAndAdded(String text) {
    assertThat(Told.changes(CATALOGUE, "", text))
        .containsExactly("added gradle/libs.versions.toml major unreadable");
  }

  @Test
  void anEndlessLineDoesNotParse() {
    assertThat(Told.read(BUILD, "", "a(\n".repeat(20_000)).unreadable()).containsExactly(BUILD);
    assertThat(Told.changes(BUILD, "", "implementation(\"g:a:1.0\","))
        .containsExactly("added g:a 1.0");
  }

  @Test
  void oddTextsAreReadToTheEndOfTheirLine() {
    assertThat(Told.changes(BUILD, "", "api 'g:a:1.0' // it's\napi \"g:b:1\\\"0\"\napi 'open\\"))
        .containsExactly("added g:a 1.0");
    assertThat(Told.changes(BUILD, "", "api(libs.a.b)\nimplementation platform(libs.c)"))
        .hasSize(2)
        .allMatch(line -> line.endsWith("unreadable"));
    assertThat(Told.changes(BUILD, "", "api 'g:a:1.0' // \"x\"")).containsExactly("added g:a 1.0");
    assertThat(Told.changes("settings.gradle", "", "extra.set(\"v\", \"1.0\")\napi \"g:a:${v}\""))
        .containsExactly("added g:a 1.0");
  }

  @Test
  void propertiesOfFoldersAboveAreReadAndTheNearestCounts() {
    DependencyReading reading =
        Told.read(
            Map.of("gradle.properties", "a: 1.0\nb=1.0\n\nc", "app/gradle.properties", "b=2.0"),
            new FileText("app/build.gradle", "", "api \"g:a:$a\"\napi \"g:b:$b\"\napi \"g:c:$c\""));
    assertThat(Told.changes(reading))
        .containsExactly("added g:a 1.0", "added g:b 2.0", "added g:c  major unreadable");
    assertThat(Told.read("gradle.properties", "", "a=b:c\nd:e=f").otherChanges())
        .containsExactly("gradle.properties");
  }
}
