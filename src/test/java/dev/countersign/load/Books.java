package dev.countersign.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What is in the database of the processes, read beside them.
///
/// @param database its address, not by a road that is cut
record Books(String database) {
  /// Of the wishes for work these come again by themselves, long after: they are not waited for.
  private static final Duration SOON = Duration.ofSeconds(8);

  /// The deliveries that are kept.
  Set<String> kept() throws SQLException {
    Set<String> guids = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT guid FROM delivery")) {
      while (rows.next()) {
        guids.add(rows.getString(1));
      }
    }
    return guids;
  }

  void does(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement open = connection.createStatement()) {
      open.execute(statement);
    }
  }

  long count(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// How many pieces of work are under way, or due now or soon.
  long busy(Instant now) throws SQLException {
    return count(
        "SELECT count(*) FROM work WHERE lease IS NOT NULL OR due <= "
            + now.plus(SOON).toEpochMilli());
  }

  /// How many pull requests are being judged, or will be soon.
  long judging(Instant now) throws SQLException {
    return count(
        "SELECT count(*) FROM work WHERE subject LIKE 'pull %' AND (lease IS NOT NULL OR due <= "
            + now.plus(SOON).toEpochMilli()
            + ")");
  }

  /// How many were put aside.
  long parked() throws SQLException {
    return count("SELECT count(*) FROM work WHERE parked = 1");
  }

  /// How many pull requests are watched.
  long watched() throws SQLException {
    return count("SELECT count(*) FROM pull WHERE open = 1 AND account IS NOT NULL");
  }

  /// Waits until nothing is under way, is due, or will be soon.
  ///
  /// @return whether it came to that in time
  boolean atRest(Supplier<Instant> clock, Duration patience)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    int quiet = 0;
    while (quiet < 3) {
      if (System.nanoTime() > end) {
        return false;
      }
      quiet = busy(clock.get()) == 0 ? quiet + 1 : 0;
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
    return true;
  }
}
