package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The clauses that the shipped policies stand for, held to what the policies and their scenarios
/// say.
class ClausesDocumentTest {
  private final ClausesDocument clauses = ClausesDocument.read();

  ClausesDocumentTest() throws IOException {}

  @Test
  void theDocumentSaysWhatIsThere() throws IOException {
    if (Boolean.getBoolean("countersign.write")) {
      Files.writeString(ClausesDocument.FILE, clauses.text());
    }

    assertThat(Files.readString(ClausesDocument.FILE)).isEqualTo(clauses.text());
  }

  /// The row of the status document that names clauses without a rule.
  private static String missing() throws IOException {
    return Files.readAllLines(Path.of("docs/status.md")).stream()
        .filter(line -> line.startsWith("| clauses "))
        .findFirst()
        .orElse("");
  }

  @Test
  void everyClauseThatIsJudgedIsShownHeldAndPassedOrNamedAsMissing() throws IOException {
    String missing = missing();

    assertThat(clauses.notShown()).allSatisfy(clause -> assertThat(missing).contains(clause));
  }

  @Test
  void noClauseThatIsShownIsNamedAsMissing() throws IOException {
    String missing = missing();

    for (ClausesDocument.Seed seed : ClausesDocument.seeds()) {
      assertThat(seed.clauses())
          .filteredOn(clause -> missing.contains(clause.id()))
          .allSatisfy(clause -> assertThat(clauses.notShown()).contains(clause.id()));
    }
  }
}
