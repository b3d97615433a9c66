package dev.countersign.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
        return Server.RUNNING.getJdbcUrl("postgres", name);
      } catch (SQLException failed) {
        throw new IllegalStateException("a database could not be made", failed);
      }
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final List<String> TABLES =
      List.of("delivery", "work", "pull", "head", "last_policy", "ledger");

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
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException failed) {
        throw new UncheckedIOException("PostgreSQL does not start", failed);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException failed) {
        throw new UncheckedIOException("PostgreSQL does not stop", failed);
      }
    }
  }
}
