package dev.countersign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.Settings.App;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file with the credentials of the App that the setup page made: beside the database, for the
/// server's own user alone.
final class AppFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  AppFile(Path file) {
    this.file = file;
  }

  /// The file that goes with these settings.
  static AppFile of(Settings settings) {
    Path database = settings.databaseFile();
    Path beside = database == null ? Path.of("data", "countersign.db") : database;
    return new AppFile(beside.resolveSibling("github-app.json"));
  }

  Path path() {
    return file;
  }

  /// The credentials, empty where none are kept.
  ///
  /// @throws IllegalStateException with a sentence, where the file cannot be trusted or read
  Optional<App> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalStateException(
            file + " may be read by others than its owner: take that away with chmod 600.");
      }
      JsonNode app = JSON.readTree(Files.readString(file));
      return Optional.of(
          new App(
              app.path("id").asText(),
              app.path("private_key").asText(),
              app.path("webhook_secret").asText(),
              text(app, "client_id"),
              text(app, "client_secret")));
    } catch (IOException unreadable) {
      // The cause may quote a secret, and so is not kept.
      throw new IllegalStateException(file + " cannot be read as the App's credentials.");
    }
  }

  private static @Nullable String text(JsonNode app, String field) {
    String text = app.path(field).asText("");
    return text.isEmpty() || text.equals("null") ? null : text;
  }

  /// Keeps the credentials: all of them or nothing.
  void keep(App app) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER));
      Files.writeString(fresh, text(app));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("The App's credentials cannot be kept in " + file, failed);
    }
  }

  private static String text(App app) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(
            Map.of(
                "id", app.id(),
                "private_key", app.privateKey(),
                "webhook_secret", app.webhookSecret(),
                "client_id", String.valueOf(app.clientId()),
                "client_secret", String.valueOf(app.clientSecret())));
  }
}
