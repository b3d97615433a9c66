package dev.countersign.store;

import dev.countersign.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Databases for tests: SQLite in a temporary file, and a real PostgreSQL server, started once for
/// all.
enum Database {
  SQLITE {
    @Override
    String fresh() {
      return "jdbc:sqlite:" + folder().resolve("countersign.db");
    }
  },

  POSTGRESQL {
    @Override
    String fresh() {
      String name = "story" + COUNT.incrementAndGet();
      try (var connection = DriverManager.getConnection(Server.RUNNING.address("postgres"));
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
        return Server.RUNNING.address(name);
      } catch (SQLException failed) {
        throw new IllegalStateException("a database could not be made", failed);
      }
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final List<String> TABLES =
      List.of(
          "delivery",
          "happening",
          "promise",
          "duty",
          "work",
          "pull",
          "head",
          "last_policy",
          "ledger",
          "finding",
          "mark",
          "ledger_tip",
          "ledger_checkpoint",
          "ledger_key",
          "deployment",
          "deployment_answer");

  /// The address of a new, empty database.
  abstract String fresh();

  /// A new folder, gone when the tests end.
  static Path folder() {
    try {
      Path folder = Files.createTempDirectory("countersign-store");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void empty(Store store) {
    store.write(handle -> {
      TABLES.forEach(table -> handle.execute("DELETE FROM " + table));
      return TABLES;
    });
  }

  /// The server, from when it is first needed until the tests end.
  private static final class Server {
    static final PostgresServer RUNNING = start();

    private static PostgresServer start() {
      PostgresServer server = PostgresServer.start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }
}
