package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsManifestTest {
  private static final String FILE = ".github/workflows/ci.yml";
  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);

  private static String step(String uses) {
    return """
    on: push
    jobs:
      build:
        runs-on: ubuntu-latest
        steps:
          - name: Check out
            uses: %s
            with: {fetch-depth: 0}
    """
        .formatted(uses);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "v4     | v5     | major",
        "v4.1   | v4.2   | minor",
        "v4.1.0 | v4.1.1 | patch",
        "v4.1.1 | v4.1.0 | patch downgrade",
        "3      | 4      | major",
      })
  void tagsAreVersions(String before, String after, String bump) {
    assertThat(
            Told.changes(
                FILE, step("actions/checkout@" + before), step("actions/checkout@" + after)))
        .containsExactly("changed actions/checkout %s -> %s %s".formatted(before, after, bump));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "v4.1.0              | v4.1.1                    | patch",
        "tag=v4.1.0          | tag=v4.2.0                | minor",
        "pin@v4              | pin@v5                    | major",
        "ratchet:a/b@v1.0.0  | ratchet:a/b@v1.0.1        | patch",
        "v4.1.0 (2024-01-01) | v4.1.1, see release notes | patch",
      })
  void aPinnedActionsVersionIsItsComment(String before, String after, String bump) {
    assertThat(
            Told.changes(FILE, step("a/b@" + A + " # " + before), step("a/b@" + B + " # " + after)))
        .singleElement()
        .asString()
        .startsWith("changed a/b")
        .endsWith(bump);
  }

  @Test
  void aCommitThatMovesUnderAnUnchangedCommentIsUnreadable() {
    assertThat(Told.changes(FILE, step("a/b@" + A + " # v4.1.0"), step("a/b@" + B + " # v4.1.0")))
        .containsExactly("added a/b v4.1.0 -> v4.1.0 major unreadable");
    assertThat(Told.changes(FILE, step("a/b@" + A), step("a/b@" + B)))
        .containsExactly("added a/b %s -> %s major unreadable".formatted(A, B));
    assertThat(Told.changes(FILE, step("a/b@v4"), step("a/b@" + B + " # v4")))
        .containsExactly("added a/b v4 -> v4 major unreadable");
    assertThat(Told.changes(FILE, step("a/b@v4"), step("a/b@" + B + " # v4.1.0")))
        .containsExactly("changed a/b v4 -> v4.1.0 minor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567", "abcdef0", "0123456789", "main", "release/v1", "12ab"})
  void anAbbreviatedCommitOrABranchIsUnreadable(String ref) {
    assertThat(Told.changes(FILE, step("a/b@v4"), step("a/b@" + ref + " # v4.1.0")))
        .containsExactly("added a/b v4 -> " + ref + " major unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#v4.1.0", " # keep", " # 1234567", " # see ticket-12"})
  void aPinWithoutAVersionInItsCommentIsUnreadable(String comment) {
    assertThat(Told.changes(FILE, step("a/b@" + A + " # v4.0.0"), step("a/b@" + B + comment)))
        .singleElement()
        .asString()
        .endsWith("major unreadable");
  }

  @Test
  void commentsAreFoundBehindQuotesAndBrackets() {
    String before = "jobs: {a: {steps: [\n{uses: 'a/b@" + A + "'} # v1.0.0\n]}}";
    String after = before.replace(A, B).replace("v1.0.0", "v1.1.0");
    assertThat(Told.changes(FILE, before, after))
        .containsExactly("changed a/b v1.0.0 -> v1.1.0 minor");
    String folded = "jobs:\n  a:\n    uses: >-\n      a/b@" + A + "\n    # v1.0.0\n";
    assertThat(Told.changes(FILE, null, folded)).singleElement().asString().endsWith("unreadable");
  }

  @Test
  void reusableWorkflowsCompositeActionsAndImagesAreUsedToo() {
    assertThat(Told.changes(FILE, null, "jobs: {call: {uses: 'o/r/.github/workflows/x.yml@v1'}}"))
        .containsExactly("added o/r/.github/workflows/x.yml v1");
    assertThat(Told.changes("setup/action.yml", null, "runs: {steps: [{uses: a/b@v1}]}"))
        .containsExactly("added a/b v1");
    assertThat(Told.changes(FILE, step("docker://alpine:3.18"), step("docker://alpine:3.19")))
        .containsExactly("changed docker://alpine 3.18 -> 3.19 minor");
    assertThat(Told.changes(FILE, step("docker://alpine:3.18"), step("docker://alpine@sha256:12")))
        .containsExactly("added docker://alpine 3.18 -> sha256:12 major unreadable");
    assertThat(Told.changes(FILE, step("./local"), step("../other"))).isEmpty();
    assertThat(Told.changes(FILE, step("./local"), step("a/b")))
        .containsExactly("added a/b major unreadable");
  }

  @Test
  void anInputOfThatNameUsesNothing() {
    assertThat(
            Told.changes(FILE, null, "jobs: {a: {steps: [{uses: a/b@v1, with: {uses: c/d@v1}}]}}"))
        .containsExactly("added a/b v1");
    assertThat(Told.changes(FILE, null, "uses: c/d@v1")).isEmpty();
  }

  @Test
  void aStepIsSomethingElse() {
    String before = step("a/b@v1");
    assertThat(Told.read(FILE, before, step("a/b@v2")).otherChanges()).isEmpty();
    assertThat(Told.read(FILE, before, "# hi\n" + step("'a/b@v1' # hello")).otherChanges())
        .isEmpty();
    assertThat(Told.read(FILE, before, step("c/d@v1")).otherChanges()).containsExactly(FILE);
    assertThat(Told.read(FILE, before, before + "      - uses: c/d@v1\n").otherChanges())
        .containsExactly(FILE);
    assertThat(
            Told.read(FILE, before, before.replace("fetch-depth: 0", "fetch-depth: 1"))
                .otherChanges())
        .containsExactly(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a: [",
        "a: 1\n---\nb: 2",
        "a: 1\na: 2",
        "a: &a [*a]",
        "? [a]\n: b",
        "jobs: {a: {uses: [x]}}",
        "a: !!binary x\n\t- b"
      })
  void aWorkflowThatDoesNotParseIsMajorAndAdded(String text) {
    assertThat(Told.changes(FILE, step("a/b@v1"), text))
        .containsExactly("added .github/workflows/ci.yml major unreadable");
  }

  @Test
  void anEndlessWorkflowDoesNotParse() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 8; i++) {
      bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9), i - 1));
    }
    assertThat(Told.read(FILE, null, bomb.toString()).unreadable()).containsExactly(FILE);
    assertThat(Told.read(FILE, null, "[".repeat(5_000)).unreadable()).containsExactly(FILE);
  }

  @Test
  void onlyWorkflowsAndActionsAreRead() {
    assertThat(DependencyFiles.isManifest(".github/workflows/ci.yaml")).isTrue();
    assertThat(DependencyFiles.isManifest("a/action.yaml")).isTrue();
    assertThat(DependencyFiles.isManifest(".github/dependabot.yml")).isFalse();
    assertThat(DependencyFiles.isManifest(".github/workflows/readme.md")).isFalse();
  }
}
