package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Shell.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script in another language, which knows nothing of this program, verifies what it exports by
/// the public key alone.
class SecondOpinionStory {
  private static final Path SCRIPT =
      Path.of("src/test/resources/cli/audit/verify.py").toAbsolutePath();

  @TempDir Path folder;
  private Shell shell;
  private Month books;
  private String key = "";

  @BeforeEach
  void aLedger() {
    shell = new Shell(folder);
    books = new Month(folder).write(Month.NOVEMBER).seal(Instant.parse("2026-12-01T00:00:00Z"));
    books.write(Month.NOVEMBER.lines().findFirst().orElseThrow());
    books.seal(Instant.parse("2026-12-02T00:00:00Z"));
    shell.environment("COUNTERSIGN_DATABASE_URL", books.url());
    key = shell.types("audit", "keys").out().strip();
  }

  private List<String> export(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("audit", "export", "--out", "out"));
    words.addAll(List.of(more));
    Said said = shell.types(words.toArray(String[]::new));
    assertThat(said.err()).isEmpty();
    return Files.readAllLines(folder.resolve("out"));
  }

  private String opinion(String what, List<String> lines) throws Exception {
    Files.writeString(folder.resolve("in"), String.join("\n", lines) + "\n");
    Process process =
        new ProcessBuilder("python3", SCRIPT.toString(), what, key, folder.resolve("in").toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isEqualTo(said.startsWith("verified:") ? 0 : 1);
    return said;
  }

  @Test
  void itVerifiesTheWholeLedger() throws Exception {
    assertThat(opinion("export", export()))
        .isEqualTo("verified: 18 entries, 2 checkpoints, 0 taken out");
  }

  @Test
  void itVerifiesOneRecordByItsProof() throws Exception {
    assertThat(opinion("export", export("--pull", "acme/shop#3")))
        .isEqualTo("verified: 5 entries, 1 checkpoints, 0 taken out");
    assertThat(opinion("export", export("--entry", "17")))
        .isEqualTo("verified: 1 entries, 1 checkpoints, 0 taken out");
  }

  @Test
  void itVerifiesALedgerOutOfWhichSomethingWasTaken() throws Exception {
    assertThat(shell.types("audit", "erase", "ann", "--yes").status()).isZero();
    assertThat(opinion("export", export()))
        .isEqualTo("verified: 19 entries, 3 checkpoints, 8 taken out");
    assertThat(opinion("export", export("--pull", "acme/shop#2")))
        .isEqualTo("verified: 3 entries, 1 checkpoints, 1 taken out");
  }

  @Test
  void itVerifiesEveryEnvelope() throws Exception {
    assertThat(opinion("envelope", export("--format", "in-toto")))
        .startsWith("verified: CHG-2026-0001 acme/shop 0000000000000000000000000000000000000001\n")
        .contains("CHG-2026-0004 acme/shop 0000000000000000000000000000000000000003");
  }

  @Test
  void itFindsWhatWasChanged() throws Exception {
    List<String> lines = new ArrayList<>(export());
    lines.set(3 + 4, lines.get(3 + 4).replace("false", "true"));
    assertThat(opinion("export", lines)).isEqualTo("NOT VERIFIED: entry 4 was changed");
    List<String> fewer = new ArrayList<>(export());
    fewer.remove(3 + 4);
    assertThat(opinion("export", fewer)).startsWith("NOT VERIFIED: entry 4 is missing");
    List<String> forged = new ArrayList<>(export());
    forged.set(1, forged.get(1).replace("\\n17\\n", "\\n16\\n"));
    assertThat(opinion("export", forged))
        .isEqualTo("NOT VERIFIED: a checkpoint is not signed by the key");
    List<String> envelope = new ArrayList<>(export("--format", "in-toto"));
    envelope.set(0, envelope.get(0).replace("in-toto+json", "in-toto+jsom"));
    assertThat(opinion("envelope", envelope))
        .isEqualTo("NOT VERIFIED: an envelope is not signed by the key");
  }
}
