package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerManifestTest {
  private static final String FILE = "deploy/Dockerfile";
  private static final String A = "@sha256:" + "a".repeat(64);
  private static final String B = "@sha256:" + "b".repeat(64);

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "20.1.0            | 20.1.1            | patch",
        "20.1.0-alpine3.18 | 20.2.0-alpine3.18 | minor",
        "20.1-alpine3.18   | 20.1-alpine3.19   | minor",
        "20                | 22                | major",
        "22.04             | 22.10             | minor",
        "20.1-alpine       | 20.1-slim         | major",
        "v1.2.3            | v1.2.2            | patch downgrade",
        "20-alpine3.19     | 20-alpine3.18     | minor downgrade",
      })
  void tagsOfOneLineAreStepsOfIt(String before, String after, String bump) {
    assertThat(Told.changes(FILE, "FROM node:" + before, "FROM node:" + after))
        .containsExactly("changed node %s -> %s %s".formatted(before, after, bump));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":latest",
        ":bookworm",
        ":1234567",
        ":20240101",
        ":$UNKNOWN",
        ":20@sha256:1234567"
      })
  void aTagThatCannotBeReadCountsAsMajorAndAdded(String tag) {
    assertThat(Told.changes(FILE, "FROM node:20", "FROM node" + tag))
        .singleElement()
        .asString()
        .startsWith("added node 20")
        .endsWith("major unreadable");
  }

  @Test
  void aDigestThatMovesUnderAnUnchangedTagIsUnreadable() {
    assertThat(Told.changes(FILE, "FROM node:20" + A, "FROM node:20" + B))
        .containsExactly("added node 20 -> 20 major unreadable");
    assertThat(Told.changes(FILE, "FROM node:20" + A, "FROM node:20.1" + B))
        .containsExactly("changed node 20 -> 20.1 minor");
    assertThat(Told.changes(FILE, "FROM node" + A, "FROM node" + B))
        .singleElement()
        .asString()
        .endsWith("major unreadable");
    assertThat(Told.changes(FILE, "FROM node:20" + A, "FROM node:20" + A)).isEmpty();
  }

  @Test
  void anArgumentIsTheValueItHasBeforeAndAfter() {
    String before =
        """
        # syntax=docker/dockerfile:1.4
        ARG MINOR="1"
        ARG NODE=20.${MINOR} OTHER=x
        FROM --platform=linux/amd64 localhost:5000/node:${NODE:-9} AS build
        FROM build AS test
        FROM scratch
        FROM nginx:${NGINX:-1.25}
        ARG NODE
        """;
    String after = before.replace("1.4", "1.5").replace("\"1\"", "\"2\"").replace("1.25", "1.26");
    DependencyReading reading = Told.read(FILE, before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed docker/dockerfile 1.4 -> 1.5 minor",
            "changed localhost:5000/node 20.1 -> 20.2 minor",
            "changed nginx 1.25 -> 1.26 minor");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read(FILE, before, before.replace("=x", "=y")).otherChanges())
        .containsExactly(FILE);
  }

  @Test
  void variablesWrittenOtherwiseStayAsTheyAre() {
    for (String image : new String[] {"node:${A:+1}", "node:${A", "node:$", "node:$-"}) {
      assertThat(Told.changes(FILE, null, "ARG A=\nFROM " + image))
          .containsExactly("added " + image.replaceFirst(":", " ") + " major unreadable");
    }
  }

  @Test
  void aStageFromAnImageThatIsThereAlreadyIsNotNew() {
    String two = "FROM node:18 AS a\nFROM node:20 AS b\n";
    assertThat(Told.changes(FILE, two, two + "FROM node:20")).isEmpty();
    assertThat(Told.changes(FILE, two, two + "FROM node:20.1"))
        .containsExactly("changed node 20 -> 20.1 minor");
    assertThat(Told.changes(FILE, two, two.replace("18", "20")))
        .containsExactly("changed node 18 -> 20 major");
    assertThat(Told.changes(FILE, two, "FROM node:20 AS b")).isEmpty();
    assertThat(Told.changes(FILE, two, "FROM deno:1"))
        .containsExactly("added deno 1", "removed node 18", "removed node 20");
  }

  @Test
  void aRunLineIsSomethingElse() {
    String before = "FROM node:20\n# why\nRUN npm ci \\\n  # inside\n\n  --omit=dev\n";
    assertThat(Told.read(FILE, before, before.replace("omit=dev", "force")).otherChanges())
        .containsExactly(FILE);
    assertThat(Told.read(FILE, before, "from node:20\nRUN npm ci  --omit=dev").otherChanges())
        .isEmpty();
    assertThat(Told.read(FILE, before, before + "FROM node:20 AS more").otherChanges())
        .containsExactly(FILE);
  }

  @Test
  void textInAHereDocumentIsNoInstruction() {
    String file = "FROM node:20\nRUN <<EOF\nFROM evil:1\nEOF\nRUN <<-'A' <<B\nA\nFROM evil:2\nB\n";
    assertThat(Told.changes(FILE, null, file)).containsExactly("added node 20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FROM", "# escape=`\nFROM node:20", "FROM --platform=x"})
  void aFileThatCannotBeReadIsMajorAndAdded(String text) {
    assertThat(Told.changes(FILE, "FROM node:20", text))
        .containsExactly("added deploy/Dockerfile major unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        "a/Dockerfile.web",
        "web.dockerfile",
        "Containerfile",
        "Containerfile.x"
      })
  void dockerfilesAreManifests(String path) {
    assertThat(DependencyFiles.isManifest(path)).isTrue();
    assertThat(DependencyFiles.isManifest(path + "s/readme.md")).isFalse();
  }
}
