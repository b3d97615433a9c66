package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import dev.countersign.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was put aside is seen and brought back from the command line.
class WorkStory {
  private static final Instant NOON = Instant.parse("2026-03-03T01:00:00Z");

  @TempDir private Path folder;

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("work.db");
  }

  private Shell shell() {
    return new Shell(folder).environment("COUNTERSIGN_DATABASE_URL", url());
  }

  private void putAside(String... keys) {
    try (Store store = Store.open(url())) {
      Queue queue = store.queue();
      for (String key : keys) {
        queue.add(new Work(key, "1", Work.EVENT, NOON, null));
      }
      queue
          .claim(NOON, Duration.ofMinutes(1), keys.length)
          .forEach(claim -> queue.park(claim, "GitHub said\u001B[31m no"));
    }
  }

  private List<String> waiting() {
    try (Store store = Store.open(url())) {
      return store.queue().claim(NOON, Duration.ofMillis(1), 9).stream()
          .map(Work.Claim::key)
          .toList();
    }
  }

  @Test
  void whatWasPutAsideIsToldWithItsReason() {
    putAside("pull 1 acme/shop 4");
    Shell.Said said = shell().types("work");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .isEqualTo(
            """
            0 waiting, 0 under way, 1 put aside; the oldest due for 0 s
            pull 1 acme/shop 4
                GitHub said [31m no
            """);
  }

  @Test
  void onePieceIsBroughtBackByItsKey() {
    putAside("pull 1 acme/shop 4", "pull 1 acme/shop 5");
    Shell.Said said = shell().types("work", "--retry", "pull 1 acme/shop 5");
    assertThat(said.status()).isZero();
    assertThat(said.out()).startsWith("brought back: pull 1 acme/shop 5\n1 waiting");
    assertThat(waiting()).containsExactly("pull 1 acme/shop 5");
  }

  @Test
  void allIsBroughtBackAtOnce() {
    putAside("a", "b");
    assertThat(shell().types("work", "--retry-all").status()).isZero();
    assertThat(waiting()).containsExactly("a", "b");
  }

  @Test
  void whatIsNotPutAsideIsSaid() {
    putAside("a");
    Shell.Said said = shell().types("work", "--retry", "b");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).startsWith("not put aside: b\n");
  }

  @Test
  void noDatabaseIsMadeWhereThereIsNone() {
    assertThat(shell().types("work").status()).isEqualTo(2);
    assertThat(folder.resolve("work.db")).doesNotExist();
  }
}
