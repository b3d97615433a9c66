package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseStory {
  private static String moving(String path, String form, String before, String after) {
    String yaml = "{path: %s, content: {before: '%s', after: '%s'}}";
    return "files: ["
        + yaml.formatted(path, form.replace("$", before), form.replace("$", after))
        + "]";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          major | 1.2.3         | 2.0.0     | yes
          minor | 1.2.3         | 2.0.0     | no
          minor | 1.2.3         | 1.3.0     | yes
          patch | 1.2.3         | 1.2.4     | yes
          patch | 1.2.3         | 1.3.0     | no
          any   | 1.2.3         | 1.2.4     | yes
          any   | 1.2.3         | 1.2.3     | no
          minor | 0.1.0         | 0.2.0     | yes
          major | 0.9.0         | 1.0.0     | yes
          major | 2.0.0-rc.1    | 2.0.0     | yes
          minor | 2.1.0-rc.1    | 2.1.0     | yes
          patch | 2.1.3-rc.1    | 2.1.3     | yes
          major | 1.2.3         | next      | yes
          patch | 1.2.3         | next      | yes
          """)
  void aVersionMovesByThePartThatChanges(String part, String from, String to, String holds) {
    String change = moving("package.json", "{\"version\": \"$\"}", from, to);
    assertThat(Trying.condition("release: " + part, change, holds)).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cargo.toml             | package = { name = "a", version = "$" }
          Cargo.toml             | workspace.package.version = "$"
          composer.json          | {"version": "$"}
          pyproject.toml         | project.version = "$"
          pyproject.toml         | tool.poetry.version = "$"
          pom.xml                | <project><version>$</version></project>
          pom.xml                | <project><version>${revision}</version><properties><revision>$</revision></properties></project>
          app/pom.xml            | <project><parent><version>$</version></parent></project>
          build.gradle           | version = "$"
          build.gradle.kts       | version "$"
          gradle.properties      | version=$
          src/App.csproj         | <Project><PropertyGroup><Version>$</Version></PropertyGroup></Project>
          Directory.Build.props  | <Project><PropertyGroup><VersionPrefix>$</VersionPrefix></PropertyGroup></Project>
          """)
  void theVersionStandsInManyManifests(String path, String form) {
    String safe = form.replace("${revision}", "@");
    String change = moving(path, safe, "1.4.0", "2.0.0").replace("@", "${revision}");
    assertThat(Trying.condition("release: major", change, "yes")).isEqualTo("passed");
    assertThat(Trying.condition("release: [minor, patch]", change, "no")).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          branch: release/1.2                                                       | yes
          branch: releases                                                          | no
          branch: release/1/2                                                       | no
          too_many_files: true                                                      | yes
          files: [{path: package.json, content: {after: '{"version": "1.0.0"}'}}]   | no
          files: [{path: package.json, content: {before: '{"a": 1}', after: '{"a": 2}'}}] | no
          files: [{path: package.json, content: {before: '{"version": "1.0.0"}', after: '{'}}] | yes
          files: [{path: package.json, content: {before: '{"version": "1.0.0"}'}}]  | no
          files: [{path: src/a.rs, content: {before: 'version = "1"', after: 'version = "2"'}}] | no
          """)
  void aBranchOrAManifestMakesARelease(String change, String holds) {
    assertThat(Trying.condition("release: minor", change, holds)).isEqualTo("passed");
  }
}
