package dev.countersign.store;

import dev.countersign.queue.StoreDown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a database is, as its JDBC address.
record Address(String jdbcUrl) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String FILE = "file:";

  Dialect dialect() {
    return Dialect.of(jdbcUrl);
  }

  /// The address as it may be shown: without user, password or options.
  String shown() {
    return beforeOptions(jdbcUrl).replaceFirst("//[^/]*@", "//");
  }

  /// Makes the folder of a SQLite file where it is missing.
  ///
  /// @throws StoreDown where that cannot be, or where the address names no file: what is only in
  ///   memory is lost with the process
  void prepare() {
    if (dialect() == Dialect.SQLITE) {
      Path folder = file().toAbsolutePath().getParent();
      try {
        if (folder != null) {
          Files.createDirectories(folder);
        }
      } catch (IOException failed) {
        throw new StoreDown(
            "The folder "
                + folder
                + " of the database cannot be made. Make it, and let the user that Countersign runs as write to it.",
            failed);
      }
    }
  }

  private Path file() {
    String path = beforeOptions(jdbcUrl.substring(SQLITE.length()));
    String plain = path.startsWith(FILE) ? path.substring(FILE.length()) : path;
    return Optional.of(plain)
        .filter(name -> !name.isBlank() && !name.startsWith(":"))
        .map(Path::of)
        .orElseThrow(() ->
            new StoreDown(
                "The database address names no file, and what is only in memory is lost. Name one, as in"
                    + " jdbc:sqlite:data/countersign.db.",
                null));
  }

  private static String beforeOptions(String address) {
    int options = address.indexOf('?');
    return options < 0 ? address : address.substring(0, options);
  }
}
