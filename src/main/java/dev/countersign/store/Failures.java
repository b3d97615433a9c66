package dev.countersign.store;

import java.sql.SQLException;

/// Failures of a database, in its own words.
final class Failures {
  private Failures() {}

  /// The first line of what the database itself said, or of whatever else was the cause, without
  /// its full stop.
  static String why(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof SQLException said && isLast(said))) {
      root = root.getCause();
    }
    String first = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private static boolean isLast(SQLException said) {
    return !(said.getCause() instanceof SQLException);
  }
}
