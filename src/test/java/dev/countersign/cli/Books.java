package dev.countersign.cli;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.proof.SigningKey;
import dev.countersign.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// A small ledger in a folder: twelve entries of three pull requests, signed after each fourth.
final class Books {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final String ORIGIN = "ledger.example/main";

  private final Path folder;

  private Books(Path folder) {
    this.folder = folder;
  }

  static Books in(Path folder) {
    Books books = new Books(folder);
    for (int i = 0; i < 12; i++) {
      books.write(i, "decided, no. " + i);
      if (i % 4 == 3) {
        books.seal(i);
      }
    }
    return books;
  }

  String url() {
    return "jdbc:sqlite:" + folder.resolve("data/countersign.db");
  }

  List<SigningKey> keys() {
    return SigningKeyFile.beside(folder.resolve("data/countersign.db")).readOrMake();
  }

  void write(int i, String title) {
    try (Store store = Store.open(url())) {
      Entry entry =
          new Entry(
              NOON.plusSeconds(i),
              Repo.of("acme/shop"),
              1 + i % 3,
              new Sha("%040x".formatted(i)),
              "verdict",
              title,
              "{\"standing\": \"SUCCESS\", \"score\": " + i + ".50}");
      store.ledger().append(entry);
    }
  }

  void seal(int i) {
    try (Store store = Store.open(url())) {
      new Sealing(store.chain(), keys(), ORIGIN).seal(NOON.plusSeconds(i));
    }
  }

  /// What somebody does who can write in the database.
  void tamper(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /// The same ledger under another folder.
  Books copy(Path other) throws IOException {
    Files.createDirectories(other.resolve("data"));
    try (var files = Files.list(folder.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            other.resolve("data").resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return new Books(other);
  }
}
