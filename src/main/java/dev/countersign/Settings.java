package dev.countersign;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The environment, read once: complete, or every problem with it at once.
///
/// @param app the GitHub App, null where none is set up yet
/// @param apiUrl REST base of the code host
/// @param webUrl where people's browsers find it, null to derive it
/// @param workers how much is judged at once
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
    boolean jsonLog,
    String logLevel) {

  /// The GitHub App's credentials. They never show in text.
  ///
  /// @param clientId the App's client id, null to use its id
  public record App(String id, String privateKey, String webhookSecret, @Nullable String clientId) {
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
    Reader reader = new Reader(environment);
    Settings settings = reader.settings(terminal);
    return reader.problems.isEmpty() && settings != null
        ? new Read.Complete(settings)
        : new Read.Wrong(reader.problems);
  }

  private static final class Reader {
    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");
    private static final List<String> APP =
        List.of("GITHUB_APP_ID", "GITHUB_PRIVATE_KEY", "GITHUB_WEBHOOK_SECRET");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Reader(Map<String, String> environment) {
      this.environment = environment;
    }

    @Nullable Settings settings(boolean terminal) {
      App app = app();
      URI api = url("GITHUB_API_URL", "https://api.github.com");
      URI web = text("GITHUB_WEB_URL") == null ? null : url("GITHUB_WEB_URL", "");
      int port = number("COUNTERSIGN_PORT", 8080, 0, 65_535);
      URI publicUrl = url("COUNTERSIGN_PUBLIC_URL", "http://localhost:" + port);
      String database = database();
      Path policy = policyFile();
      int workers = number("COUNTERSIGN_WORKERS", 16, 1, 1_000);
      String log = choice("COUNTERSIGN_LOG", terminal ? "text" : "json", Set.of("text", "json"));
      String level = choice("COUNTERSIGN_LOG_LEVEL", "info", LEVELS);
      String host = text("COUNTERSIGN_HOST");
      return new Settings(
          app,
          api,
          web,
          host == null ? "0.0.0.0" : host,
          port,
          publicUrl,
          database,
          policy,
          workers,
          log.equals("json"),
          level);
    }

    private @Nullable App app() {
      List<String> set = APP.stream().filter(name -> text(name) != null).toList();
      if (set.isEmpty()) {
        return null;
      }
      APP.stream()
          .filter(name -> !set.contains(name))
          .forEach(name ->
              problems.add(
                  name
                      + " is not set: the GitHub App needs "
                      + String.join(", ", APP)
                      + " together (or each as <NAME>_FILE)."));
      String id = text("GITHUB_APP_ID");
      String key = text("GITHUB_PRIVATE_KEY");
      String secret = text("GITHUB_WEBHOOK_SECRET");
      if (id != null && !id.matches("[0-9]{1,19}")) {
        problems.add("GITHUB_APP_ID must be the App's number, as in 123456.");
      }
      if (key != null && !key.contains("PRIVATE KEY-----")) {
        problems.add(
            "GITHUB_PRIVATE_KEY must be the PEM file that GitHub gave, with its BEGIN and END lines.");
      }
      return id == null || key == null || secret == null
          ? null
          : new App(id, key, secret, text("GITHUB_CLIENT_ID"));
    }

    private String database() {
      String url = text("COUNTERSIGN_DATABASE_URL");
      if (url == null) {
        return "jdbc:sqlite:data/countersign.db";
      }
      if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
        problems.add(
            "COUNTERSIGN_DATABASE_URL must begin with jdbc:sqlite: or jdbc:postgresql:, as in"
                + " jdbc:sqlite:data/countersign.db.");
      }
      return url;
    }

    private @Nullable Path policyFile() {
      String file = text("COUNTERSIGN_POLICY_FILE");
      if (file == null) {
        return null;
      }
      Path path = Path.of(file);
      if (!Files.isReadable(path)) {
        problems.add("COUNTERSIGN_POLICY_FILE names \"" + file + "\", which cannot be read.");
      }
      return path;
    }

    private URI url(String name, String usual) {
      String text = text(name);
      String given = text == null ? usual : text.replaceAll("/+$", "");
      try {
        URI uri = URI.create(given);
        if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
          return uri;
        }
      } catch (IllegalArgumentException notAnAddress) {
        // said below, like every other text that is no address
      }
      problems.add(name + " must be an address as in https://example.com, not \"" + given + "\".");
      return URI.create("http://localhost");
    }

    private int number(String name, int usual, int least, int most) {
      String text = text(name);
      Function<String, Boolean> fits =
          given ->
              given.matches("[0-9]{1,9}")
                  && Integer.parseInt(given) >= least
                  && Integer.parseInt(given) <= most;
      if (text == null) {
        return usual;
      }
      if (fits.apply(text)) {
        return Integer.parseInt(text);
      }
      problems.add(
          name + " must be a number from " + least + " to " + most + ", not \"" + text + "\".");
      return usual;
    }

    private String choice(String name, String usual, Set<String> choices) {
      String text = text(name);
      if (text == null) {
        return usual;
      }
      String lower = text.toLowerCase(java.util.Locale.ROOT);
      if (!choices.contains(lower)) {
        problems.add(
            name
                + " must be one of "
                + String.join(", ", choices.stream().sorted().toList())
                + ", not \""
                + text
                + "\".");
      }
      return lower;
    }

    /// The value of a variable, or of the file that `<NAME>_FILE` names; null where neither is set.
    private @Nullable String text(String name) {
      String value = environment.get(name);
      String file = environment.get(name + "_FILE");
      if (value != null && file != null && !value.isBlank() && !file.isBlank()) {
        once(name + " and " + name + "_FILE are both set: set one.");
      }
      if (file != null && !file.isBlank()) {
        return content(name, file);
      }
      return value == null || value.isBlank() ? null : value.strip();
    }

    private @Nullable String content(String name, String file) {
      try {
        return Files.readString(Path.of(file)).strip();
      } catch (IOException unreadable) {
        once(name + "_FILE names \"" + file + "\", which cannot be read.");
        return null;
      }
    }

    private void once(String problem) {
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }
}
