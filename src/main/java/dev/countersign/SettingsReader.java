package dev.countersign;

import dev.countersign.Settings.App;
import dev.countersign.github.Addresses;
import dev.countersign.github.GitHubApp;
import dev.countersign.ledger.proof.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The reader of the environment: goes through all of it, and keeps every problem.
final class SettingsReader {
  private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");
  private static final List<String> APP =
      List.of("GITHUB_APP_ID", "GITHUB_PRIVATE_KEY", "GITHUB_WEBHOOK_SECRET");

  /// More than any burst. What comes beyond is delivered again, for three days.
  static final int MAX_QUEUE = 100_000;

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /// The settings. They are good only where there are no problems.
  Settings settings(boolean terminal) {
    int port = number("COUNTERSIGN_PORT", 8080, 0, 65_535);
    String host = text("COUNTERSIGN_HOST");
    return new Settings(
        app(),
        github("GITHUB_API_URL").orElse(URI.create("https://api.github.com")),
        github("GITHUB_WEB_URL").orElse(null),
        host == null ? "0.0.0.0" : host,
        port,
        publicUrl(port),
        database(),
        policyFile(),
        number("COUNTERSIGN_WORKERS", 16, 1, 1_000),
        number("COUNTERSIGN_MAX_QUEUE", MAX_QUEUE, 1, 10_000_000),
        choice("COUNTERSIGN_LOG", terminal ? "text" : "json", Set.of("text", "json"))
            .equals("json"),
        choice("COUNTERSIGN_LOG_LEVEL", "info", LEVELS),
        signingKeys(),
        apiToken());
  }

  private @Nullable App app() {
    String id = text("GITHUB_APP_ID");
    String key = text("GITHUB_PRIVATE_KEY");
    String secret = text("GITHUB_WEBHOOK_SECRET");
    if (id == null && key == null && secret == null) {
      return null;
    }
    APP.stream().filter(name -> text(name) == null).forEach(this::lacks);
    if (id != null && !id.matches("[1-9][0-9]{0,17}")) {
      problem("GITHUB_APP_ID must be the App's number, as in 123456.");
    }
    if (key != null) {
      GitHubApp.problemWithKey(key).ifPresent(why -> problem("GITHUB_PRIVATE_KEY: " + why + "."));
    }
    return id == null || key == null || secret == null
        ? null
        : new App(id, key, secret, text("GITHUB_CLIENT_ID"), clientSecret());
  }

  private @Nullable String clientSecret() {
    String secret = text("GITHUB_CLIENT_SECRET");
    if (secret != null && text("GITHUB_CLIENT_ID") == null) {
      problem(
          "GITHUB_CLIENT_SECRET is set, and the login on the pages needs GITHUB_CLIENT_ID too.");
    }
    return secret;
  }

  private Settings.@Nullable ApiToken apiToken() {
    String token = text("COUNTERSIGN_API_TOKEN");
    if (token == null) {
      return null;
    }
    if (!token.matches("[!-~]{20,500}")) {
      problem(
          "COUNTERSIGN_API_TOKEN must be 20 to 500 characters without blanks that nobody can guess,"
              + " as from openssl rand -hex 32.");
    }
    return new Settings.ApiToken(token);
  }

  private List<SigningKey> signingKeys() {
    String pem = text("COUNTERSIGN_SIGNING_KEY");
    try {
      return pem == null ? List.of() : SigningKey.read(pem);
    } catch (IllegalArgumentException no) {
      problem("COUNTERSIGN_SIGNING_KEY: " + no.getMessage() + ".");
      return List.of();
    }
  }

  private void lacks(String name) {
    problem(
        name
            + " is not set: the GitHub App needs "
            + String.join(", ", APP)
            + " together (or each as <NAME>_FILE).");
  }

  private String database() {
    String url = text("COUNTERSIGN_DATABASE_URL");
    if (url == null) {
      return "jdbc:sqlite:data/countersign.db";
    }
    if (!url.matches("jdbc:(sqlite|postgresql):.+")) {
      problem(
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
    try {
      Path path = Path.of(file);
      if (Files.isRegularFile(path) && Files.isReadable(path)) {
        return path;
      }
    } catch (InvalidPathException noPath) {
      // said below, like every other name that cannot be read
    }
    problem("COUNTERSIGN_POLICY_FILE names \"" + file + "\", which cannot be read.");
    return null;
  }

  private Optional<URI> github(String name) {
    String text = text(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          name.equals("GITHUB_API_URL")
              ? Addresses.of(text).rest()
              : Addresses.of("https://api.github.com").withWeb(text).web());
    } catch (IllegalArgumentException no) {
      problem(name + ": " + no.getMessage() + ".");
      return Optional.empty();
    }
  }

  private URI publicUrl(int port) {
    String name = "COUNTERSIGN_PUBLIC_URL";
    String text = text(name);
    String given = text == null ? "http://localhost:" + port : text.replaceAll("/+$", "");
    try {
      URI uri = URI.create(given);
      if (uri.getHost() != null
          && Set.of("http", "https").contains(uri.getScheme())
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // said below, like every other text that is no address
    }
    problem(name + " must be an address as in https://example.com.");
    return URI.create("http://localhost");
  }

  private int number(String name, int usual, int least, int most) {
    String text = text(name);
    if (text == null) {
      return usual;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    problem(name + " must be a number from " + least + " to " + most + ", not \"" + text + "\".");
    return usual;
  }

  private String choice(String name, String usual, Set<String> choices) {
    String text = text(name);
    if (text == null) {
      return usual;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!choices.contains(lower)) {
      String all = String.join(", ", new TreeSet<>(choices));
      problem(name + " must be one of " + all + ", not \"" + text + "\".");
    }
    return lower;
  }

  /// The value of a variable, or of the file that `<NAME>_FILE` names; null where neither is set.
  private @Nullable String text(String name) {
    String value = environment.getOrDefault(name, "").strip();
    String file = environment.getOrDefault(name + "_FILE", "").strip();
    if (!value.isEmpty() && !file.isEmpty()) {
      problem(name + " and " + name + "_FILE are both set: set one.");
    }
    String text = file.isEmpty() ? value : content(name, file);
    return text.isEmpty() ? null : text;
  }

  private String content(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException unreadable) {
      problem(name + "_FILE names \"" + file + "\", which cannot be read.");
      return "";
    }
  }

  private void problem(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
