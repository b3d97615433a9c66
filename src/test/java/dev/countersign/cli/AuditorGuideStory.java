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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command of the auditor's guide, typed in its order.
class AuditorGuideStory {
  private static final Pattern BLOCK = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);
  private static final String SEED = "seed=";

  @TempDir Path folder;
  private Shell shell;
  private String key = "";
  private String seed = "";

  @BeforeEach
  void aLedger() throws IOException {
    shell = new Shell(folder);
    Month books = new Month(folder).write(Month.NOVEMBER);
    books.seal(Instant.parse("2026-12-01T00:00:00Z"));
    shell.environment("COUNTERSIGN_DATABASE_URL", books.url());
    key = shell.types("audit", "keys").out().strip();
    shell.file("key.txt", key + "\n");
  }

  @Test
  void everyCommandDoesWhatTheGuideSays() throws Exception {
    List<String> said = new ArrayList<>();
    String guide = Files.readString(Path.of("docs/auditor.md"));
    for (String line : BLOCK.matcher(guide).results().flatMap(m -> m.group(1).lines()).toList()) {
      said.add(line.startsWith("countersign ") ? types(line) : bash(line));
    }
    assertThat(said).hasSize(16);
    assertThat(said.get(2)).startsWith("✓ ledger.example/main: 17 entries verified");
    assertThat(said.get(4)).startsWith("✓ ledger.example/main: 17 entries verified");
    assertThat(said.get(5).lines())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("population,acme/shop#1,2,2026-11-02T11:00:00Z,");
    assertThat(said.get(6)).isEqualTo("4\n");
    assertThat(said.get(7))
        .contains("exceptions,\"merge, not compliant\",acme/shop#2,4,Two approvals");
    assertThat(said.get(10)).isEqualTo("1\n");
    assertThat(Files.readAllLines(folder.resolve("mine.txt"))).hasSize(4);
    assertThat(said.get(12)).isEmpty();
    assertThat(said.get(15)).contains("\"kind\": \"emergency\"");
  }

  private String types(String line) {
    String[] words = line.replace("\"$(cat key.txt)\"", key).split(" ");
    Said said = shell.types(java.util.Arrays.copyOfRange(words, 1, words.length));
    assertThat(said.status()).as(line + said.err()).isZero();
    return said.out();
  }

  private String bash(String line) throws Exception {
    Process process =
        new ProcessBuilder("bash", "-c", SEED + "'" + seed + "'; " + line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(line + said).isZero();
    if (line.startsWith(SEED)) {
      seed = bash("true; " + line + "; printf %s \"$seed\"");
    }
    return said;
  }
}
