package dev.countersign.cli;

import dev.countersign.ledger.proof.SigningKey;
import dev.countersign.queue.StoreDown;
import dev.countersign.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The database that the environment names.
record Database(Terminal terminal) {
  private static final String VARIABLE = "COUNTERSIGN_DATABASE_URL";
  private static final String SQLITE = "jdbc:sqlite:";

  String url() {
    String named = value(VARIABLE);
    return named == null ? SQLITE + "data/countersign.db" : named;
  }

  /// As the server reads it: empty is not set, and both are one too many.
  private @Nullable String value(String variable) {
    String value = terminal.environment().getOrDefault(variable, "").strip();
    String file = terminal.environment().getOrDefault(variable + "_FILE", "").strip();
    if (!value.isEmpty() && !file.isEmpty()) {
      throw new CannotDo("%s and %s_FILE are both set: set one.".formatted(variable, variable));
    }
    String text = file.isEmpty() ? value : Texts.read(terminal.resolve(file), file).strip();
    return text.isEmpty() ? null : text;
  }

  /// Opens it, and makes none where there is none.
  Store open() {
    Path file = file();
    if (file != null && !Files.exists(file)) {
      throw new CannotDo("There is no database at %s; check %s.".formatted(file, VARIABLE));
    }
    try {
      return Store.open(url());
    } catch (StoreDown | IllegalArgumentException down) {
      throw new CannotDo(
          "The database cannot be opened: %s; check %s."
              .formatted(String.valueOf(down.getMessage()).replaceFirst("\\.$", ""), VARIABLE),
          down);
    }
  }

  private @Nullable Path file() {
    String url = url();
    return url.startsWith(SQLITE)
        ? terminal.resolve(url.substring(SQLITE.length()).replaceFirst("[?].*", ""))
        : null;
  }

  /// The keys that sign the ledger; none where this user has none of them.
  List<SigningKey> signingKeys() {
    String pem = value("COUNTERSIGN_SIGNING_KEY");
    Path database = file();
    SigningKeyFile file =
        SigningKeyFile.beside(
            database == null ? terminal.resolve("data/countersign.db") : database);
    try {
      if (pem != null) {
        return SigningKey.read(pem);
      }
      return file.exists() && Files.isReadable(file.path()) ? file.read() : List.of();
    } catch (IllegalArgumentException | IllegalStateException no) {
      throw new CannotDo("The signing key cannot be used: " + no.getMessage() + ".", no);
    }
  }
}
