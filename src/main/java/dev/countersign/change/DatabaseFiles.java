package dev.countersign.change;

import com.google.re2j.Pattern;

/// The files that change a database: SQL, and what lies in the folders where frameworks keep
/// migrations.
public final class DatabaseFiles {
  private static final Pattern PATHS =
      Pattern.compile(
          "(?si)\\.sql$"
              + "|(?:^|/)(?-i:migrations|db/migrate|db/migrations|db/migration|prisma/migrations|alembic/versions)/.");

  private DatabaseFiles() {}

  public static boolean matches(String path) {
    return PATHS.matcher(path).find();
  }
}
