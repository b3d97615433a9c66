package dev.countersign.store;

/// What differs between the databases.
enum Dialect {
  SQLITE {
    @Override
    String identity() {
      return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    @Override
    String least() {
      return "MIN";
    }

    @Override
    String skipLocked(String of) {
      return "";
    }

    @Override
    int reach() {
      return 1;
    }

    @Override
    String forEach(String query) {
      return "JOIN work w ON w.subject IN (" + query + ")";
    }
  },

  POSTGRESQL {
    @Override
    String identity() {
      return "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
    }

    @Override
    String least() {
      return "LEAST";
    }

    @Override
    String skipLocked(String of) {
      return "FOR UPDATE " + of + " SKIP LOCKED";
    }

    @Override
    int reach() {
      return 4;
    }

    @Override
    String forEach(String query) {
      return "CROSS JOIN LATERAL (" + query + ") found JOIN work w ON w.subject = found.subject";
    }
  };

  static Dialect of(String jdbcUrl) {
    if (jdbcUrl.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (jdbcUrl.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "a database address begins with jdbc:sqlite: or jdbc:postgresql:; this one does not");
  }

  /// The type of a column that counts up by itself.
  abstract String identity();

  /// The function that gives the smaller of two numbers.
  abstract String least();

  /// What locks the rows found and passes over those that somebody else has locked; nothing where
  /// there is one writer only.
  abstract String skipLocked(String of);

  /// How many times as many rows as are wanted are looked at, because some may be locked.
  abstract int reach();

  /// Joins `work w` to each `lane` by the subjects that a query finds for it.
  abstract String forEach(String query);
}
