package dev.countersign.change;

import java.util.List;

/// The files that change a database: SQL, and what lies in the folders where frameworks keep
/// migrations, at any depth (`db/migrations/` and `prisma/migrations/` by their last name).
public final class DatabaseFiles {
  private static final String SQL = ".sql";
  private static final List<String> FOLDERS =
      List.of("/migrations/", "/db/migrate/", "/db/migration/", "/alembic/versions/");

  private DatabaseFiles() {}

  public static boolean matches(String path) {
    return path.regionMatches(true, path.length() - SQL.length(), SQL, 0, SQL.length())
        || below("/" + path);
  }

  private static boolean below(String path) {
    for (String folder : FOLDERS) {
      int at = path.indexOf(folder);
      if (at >= 0 && at + folder.length() < path.length()) {
        return true;
      }
    }
    return false;
  }
}
