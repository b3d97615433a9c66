package dev.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Queue.Received;
import dev.countersign.queue.StoreDown;
import dev.countersign.queue.Work;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens when the database is in trouble.
@Timeout(60)
class TroubleStory {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String FULL = "database or disk is full";

  @TempDir Path folder;

  private String file(String name) {
    return "jdbc:sqlite:" + folder.resolve(name);
  }

  private static boolean accept(Queue queue, String guid, String body) {
    return queue.accept(
        new Received("hook", guid, "push", body, NOON),
        List.of(new Work("pr:" + guid, "one", Work.EVENT, NOON, "x")));
  }

  private static StoreDown down(String url) {
    return catchThrowableOfType(StoreDown.class, () -> Store.open(url).close());
  }

  private static void sql(String url, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement open = connection.createStatement()) {
      open.execute(statement);
    }
  }

  // Opening

  @Test
  void theFolderOfTheFileIsMade() {
    try (Store store = Store.open(file("a/b/countersign.db?cache_size=100"))) {
      assertThat(store.usable()).isTrue();
    }
    assertThat(folder.resolve("a/b/countersign.db")).exists();
  }

  @Test
  void aFileMayBeNamedAsAnAddress() {
    try (Store store = Store.open("jdbc:sqlite:file:" + folder.resolve("c/d.db"))) {
      assertThat(store.usable()).isTrue();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    assertThat(down(file("file/countersign.db")))
        .hasMessageStartingWith("The folder " + folder.resolve("file") + " of the database")
        .hasMessageEndingWith("let the user that Countersign runs as write to it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:file::memory:?x"})
  void whatIsOnlyInMemoryIsRefused(String url) {
    assertThat(down(url)).hasMessageContaining("names no file");
  }

  @Test
  void anotherDatabaseIsRefusedWithoutRepeatingThePassword() {
    assertThatThrownBy(() -> Store.open("jdbc:mysql://me:secret@host/db"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a database address begins with jdbc:sqlite: or jdbc:postgresql:; this one does not");
  }

  @Test
  void aFileThatIsNoDatabaseIsSaid() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "I am a shopping list. ".repeat(500));
    assertThat(down(file("notes.txt"))).hasMessageContaining("file is not a database");
  }

  @Test
  void aFileThatMayOnlyBeReadIsSaid() {
    String url = file("fixed.db");
    Store.open(url).close();
    assertThat(down(url + "?open_mode=1"))
        .hasMessageStartingWith("The database at " + url + " cannot be opened: ")
        .hasMessageNotContaining("..");
  }

  @Test
  void aServerThatIsNotThereIsSaidWithoutThePassword() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String address = "jdbc:postgresql://localhost:" + free + "/countersign";
    assertThat(down(address + "?user=me&password=secret"))
        .hasMessageStartingWith("The database at " + address + " cannot be opened: Connection to ")
        .hasMessageContaining("COUNTERSIGN_DATABASE_URL")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void severalMayStartAtOnceOnANewDatabase(Database database) {
    String url = database.fresh();
    List<Store> stores = IntStream.range(0, 4).parallel().mapToObj(i -> Store.open(url)).toList();
    IntStream.range(0, 4)
        .forEach(i -> assertThat(accept(stores.get(i).queue(), "g" + i, "{}")).isTrue());
    stores.forEach(Store::close);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void anOlderProgramWorksBesideANewerSchema(Database database) throws SQLException {
    String url = database.fresh();
    Store.open(url).close();
    sql(url, "ALTER TABLE work ADD COLUMN newer TEXT");
    sql(
        url,
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        VALUES (99, '99', 'newer', 'SQL', 'V99__newer.sql', 1, 'a newer program', 1, true)
        """);
    try (Store store = Store.open(url)) {
      assertThat(accept(store.queue(), "g", "{}")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aSchemaThatCannotBeMadeIsSaid(Database database) throws SQLException {
    String url = database.fresh();
    sql(url, "CREATE TABLE work (something TEXT)");
    assertThat(down(url)).hasMessageContaining("cannot be brought up to date");
  }

  // Running

  @Test
  void aFullDiskLosesNothingThatWasAcknowledgedAndHealsByItself() throws SQLException {
    String body = "x".repeat(50_000);
    String url = file("full.db");
    Store.open(url).close();
    int kept = 0;
    try (Store store = Store.open(url + "?max_page_count=200")) {
      Queue queue = store.queue();
      StoreDown full = null;
      while (full == null && kept < 100) {
        try {
          accept(queue, "g" + kept, body);
          kept++;
        } catch (StoreDown down) {
          full = down;
        }
      }
      assertThat(full).hasMessageContaining(FULL).hasMessageNotContaining("xxx");
      assertThat(kept).isBetween(3, 30);
      assertThat(queue.depth(NOON).waiting()).isEqualTo(kept);
      assertThat(queue.forget(NOON.plusSeconds(1))).isEqualTo(kept);
      assertThat(accept(queue, "g" + kept, body)).isTrue();
    }
  }

  @Test
  void aFullDiskIsNotUsable() {
    String url = file("full.db");
    Store.open(url).close();
    try (Store store = Store.open(url + "?max_page_count=150")) {
      assertThat(store.usable()).isTrue();
      assertThatThrownBy(() ->
              IntStream.range(0, 500)
                  .forEach(i -> accept(store.queue(), "g" + i, "x".repeat(3_000))))
          .hasMessageContaining(FULL);
      assertThat(store.usable()).isFalse();
    }
  }

  @Test
  void aFileThatSomebodyElseHoldsIsSaidAndComesBack() throws SQLException {
    String url = file("held.db");
    try (Store store = Store.open(url);
        Connection other = DriverManager.getConnection(url);
        Statement open = other.createStatement()) {
      open.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> accept(store.queue(), "g", "{}"))
          .isInstanceOf(StoreDown.class)
          .hasMessageContaining("database is locked");
      open.execute("ROLLBACK");
      assertThat(accept(store.queue(), "g", "{}")).isTrue();
    }
  }

  @Test
  void connectionsThatAreCutComeBack() throws SQLException {
    String url = Database.POSTGRESQL.fresh();
    try (Store store = Store.open(url)) {
      accept(store.queue(), "before", "{}");
      sql(
          url,
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """);
      int tries = 1;
      while (!store.usable() && tries < 20) {
        tries++;
      }
      assertThat(tries).isLessThan(20);
      assertThat(accept(store.queue(), "before", "{}")).isFalse();
      assertThat(accept(store.queue(), "after", "{}")).isTrue();
    }
  }

  @Test
  void aStandbyThatOnlyReadsIsNotUsable() {
    String url = Database.POSTGRESQL.fresh();
    Store.open(url).close();
    String standby = url + "&options=-c%20default_transaction_read_only=on";
    try (Store store = Store.open(standby)) {
      assertThat(store.usable()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void oneDeliveryThatCannotBeKeptDoesNotHarmItsNeighbours(Database database) {
    try (Stores stores = Stores.open(database, 1)) {
      Queue queue = stores.of(0).queue();
      List<String> kept =
          IntStream.range(0, 60)
              .parallel()
              .mapToObj(i -> "g" + i)
              .filter(guid -> acceptOrFail(queue, guid, guid.endsWith("7")))
              .toList();
      assertThat(kept).hasSize(54);
      assertThat(queue.depth(NOON).waiting()).isEqualTo(54);
    }
  }

  private static boolean acceptOrFail(Queue queue, String guid, boolean fail) {
    Instant due = fail ? Instant.MAX : NOON;
    try {
      return queue.accept(
          new Received("hook", guid, "push", "{}", NOON),
          List.of(new Work("pr:" + guid, "one", Work.EVENT, due, "x")));
    } catch (ArithmeticException impossible) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whatIsClosedSaysSo(Database database) {
    Stores stores = Stores.open(database, 1);
    stores.close();
    assertThat(stores.of(0).usable()).isFalse();
    assertThatThrownBy(() -> stores.of(0).queue().nextDue(NOON)).isInstanceOf(StoreDown.class);
    stores.close();
  }
}
