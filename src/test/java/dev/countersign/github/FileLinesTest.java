package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.FileChange;
import dev.countersign.change.FileChange.Kind;
import dev.countersign.change.FileChange.Lines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What GitHub lists of a changed file, and what it leaves out.
class FileLinesTest {
  @ParameterizedTest
  @CsvSource({
    "added, ADDED",
    "copied, ADDED",
    "removed, DELETED",
    "renamed, RENAMED",
    "modified, MODIFIED",
    "changed, MODIFIED",
    "new_word, MODIFIED"
  })
  void everyStatusIsAKind(String status, Kind kind) {
    assertThat(file("a.rs", status, 0, "@@").kind()).isEqualTo(kind);
  }

  @Test
  void aPatchThatHoldsAllLinesIsItsLines() {
    assertThat(file("a.rs", "modified", 2, "@@ -1 +1,2 @@\n+a\n+b").lines())
        .isEqualTo(new Lines.Hunks("@@ -1 +1,2 @@\n+a\n+b"));
  }

  @Test
  void aPatchThatWasCutIsNotTakenForTheWhole() {
    assertThat(file("a.rs", "modified", 3, "@@ -1 +1,2 @@\n+a\n+b").lines())
        .isEqualTo(new Lines.Unsent("1"));
  }

  @Test
  void aFileWithoutAPatchIsUnknownUnlessItCannotHaveLines() {
    assertThat(file("a.rs", "modified", 9, null).lines()).isEqualTo(new Lines.Unsent("1"));
    assertThat(file("a.sql", "modified", 0, null).lines()).isEqualTo(new Lines.Unsent("1"));
    assertThat(file("a.PNG", "modified", 0, null).lines()).isEqualTo(new Lines.None("1"));
    assertThat(file("a.rs", "renamed", 0, null).lines()).isEqualTo(new Lines.None("1"));
  }

  private static FileChange file(String path, String status, int added, @Nullable String patch) {
    return new FileLines(path, null, status, added, 0, "1", patch).change();
  }
}
