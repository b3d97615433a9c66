package dev.countersign.store;

/// What differs between the databases.
enum Dialect {
  SQLITE("INTEGER PRIMARY KEY AUTOINCREMENT", "MIN", ""),
  POSTGRESQL("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "LEAST", "FOR UPDATE SKIP LOCKED");

  private final String identity;
  private final String least;
  private final String skipLocked;

  Dialect(String identity, String least, String skipLocked) {
    this.identity = identity;
    this.least = least;
    this.skipLocked = skipLocked;
  }

  static Dialect of(String jdbcUrl) {
    if (jdbcUrl.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (jdbcUrl.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "a database address begins with jdbc:sqlite: or jdbc:postgresql:, not \"" + jdbcUrl + "\"");
  }

  /// The type of a column that counts up by itself.
  String identity() {
    return identity;
  }

  /// The function that gives the smaller of two numbers.
  String least() {
    return least;
  }

  /// What passes over rows that somebody else is claiming; nothing where there is one writer only.
  String skipLocked() {
    return skipLocked;
  }
}
