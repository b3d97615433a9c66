package dev.countersign;

import dev.countersign.github.Addresses;
import dev.countersign.ledger.proof.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The environment, read once: complete, or every problem with it at once.
///
/// @param app the GitHub App, null where none is set up yet
/// @param apiUrl REST base of the code host
/// @param webUrl where people's browsers find it, null to derive it
/// @param workers how much is judged at once
/// @param maxQueue how many pieces of work may be due and wait before deliveries are refused
/// @param signingKeys that sign the ledger, none where the key beside the database does
/// @param apiToken who has it may ask the API, null where nobody may
public record Settings(
    @Nullable App app,
    URI apiUrl,
    @Nullable URI webUrl,
    String host,
    int port,
    URI publicUrl,
    String databaseUrl,
    @Nullable Path policyFile,
    int workers,
    int maxQueue,
    boolean jsonLog,
    String logLevel,
    List<SigningKey> signingKeys,
    @Nullable ApiToken apiToken) {
  public Settings {
    signingKeys = List.copyOf(signingKeys);
  }

  /// The secret of those who may ask the API. It never shows in text.
  public record ApiToken(String value) {
    @Override
    public String toString() {
      return "set";
    }
  }

  /// The GitHub App's credentials. They never show in text.
  ///
  /// @param clientId the App's client id, null to use its id
  /// @param clientSecret what people's logins on the pages need, null where they cannot log in
  public record App(
      String id,
      String privateKey,
      String webhookSecret,
      @Nullable String clientId,
      @Nullable String clientSecret) {
    @Override
    public String toString() {
      return "App " + id;
    }
  }

  /// What came of reading the environment.
  public sealed interface Read {
    record Complete(Settings settings) implements Read {}

    /// Every problem, each a sentence that names its variable.
    record Wrong(List<String> problems) implements Read {
      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads the environment. Each variable may also be given as `<NAME>_FILE`, the file that holds
  /// its value.
  ///
  /// @param terminal whether a person reads the log
  public static Read read(Map<String, String> environment, boolean terminal) {
    SettingsReader reader = new SettingsReader(environment);
    Settings settings = reader.settings(terminal);
    return reader.problems().isEmpty()
        ? new Read.Complete(settings)
        : new Read.Wrong(reader.problems());
  }

  /// The same with the App that was set up since.
  Settings with(App other) {
    return new Settings(
        other,
        apiUrl,
        webUrl,
        host,
        port,
        publicUrl,
        databaseUrl,
        policyFile,
        workers,
        maxQueue,
        jsonLog,
        logLevel,
        signingKeys,
        apiToken);
  }

  /// Where GitHub is.
  Addresses addresses() {
    Addresses derived = Addresses.of(apiUrl.toString());
    return webUrl == null ? derived : derived.withWeb(webUrl.toString());
  }

  /// The file of an SQLite database; null for a database elsewhere.
  @Nullable Path databaseFile() {
    String prefix = "jdbc:sqlite:";
    return databaseUrl.startsWith(prefix)
        ? Path.of(databaseUrl.substring(prefix.length()).replaceFirst("[?].*", ""))
        : null;
  }
}
