package dev.countersign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.change.Repo;
import dev.countersign.gate.Pace;
import dev.countersign.ledger.Entry;
import dev.countersign.sandbox.AppIdentity;
import dev.countersign.sandbox.LoggedRequest;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedGitHub;
import dev.countersign.sandbox.SimulatedInstallation;
import dev.countersign.sandbox.SimulatedOrganisation;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.sandbox.SimulatedRepository;
import dev.countersign.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A small town for stories about the whole loop: the real server, a simulated GitHub, an
/// organisation with people.
final class Town implements AutoCloseable {
  /// A Tuesday noon in UTC.
  static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  static final String API_TOKEN = "a-token-of-the-town-for-programs";
  private static final String SECRET = "a secret of the town";
  private static final Pace HURRIED =
      new Pace(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(20));
  private static final long APP = 42;
  private static final KeyPair KEY = key();

  final Path folder;
  final SimulatedGitHub github;
  final SimulatedOrganisation acme;
  final SimulatedRepository central;
  final SimulatedRepository shop;
  final SimulatedInstallation installation;
  private final Pace pace;
  private final Duration shift = Duration.between(Instant.now(), NOON);
  private Duration later = Duration.ZERO;
  private Server server;

  private Town(String policy, Pace pace) {
    this.pace = pace;
    InstantSource clock = this::now;
    folder = folder();
    github =
        SimulatedGitHub.start(
            new AppIdentity(APP, "countersign", "Iv1.town", KEY.getPublic(), SECRET), clock);
    acme = github.organisation("acme");
    acme.owner("ines");
    acme.member("bob", "eve", "kim", "dana");
    github.user("mallory");
    central = acme.repo(".github");
    shop = acme.repo("shop");
    for (String person : List.of("bob", "eve", "kim")) {
      shop.grant(person, Permission.WRITE);
    }
    acme.team("security-leads").add("dana").on(shop, Permission.WRITE);
    shop.pushToDefault("ines", "src/app.txt", "one\n");
    shop.protect("main", guarded());
    central.protect("main", guarded());
    if (!policy.isEmpty()) {
      central.pushToDefault("ines", "countersign.yml", policy);
    }
    installation = github.install("acme");
    server = open();
    github.deliveries().to(URI.create("http://127.0.0.1:" + server.port() + "/github/webhooks"));
    untilLookedAt();
  }

  /// Settings of a branch that leave nothing to wish.
  static JsonNode guarded() {
    try {
      return new ObjectMapper()
          .readTree(
              """
              {"url": "https://api.github.com/x",
               "required_status_checks": {"contexts": ["countersign"],
                 "checks": [{"context": "countersign", "app_id": 42}]},
               "enforce_admins": {"url": "https://api.github.com/x", "enabled": true},
               "allow_force_pushes": {"enabled": false}, "allow_deletions": {"enabled": false}}
              """);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Waits until the server has looked for pull requests that nobody told it of.
  private void untilLookedAt() {
    Instant end = Instant.now().plusSeconds(20);
    while (requests().stream().filter(line -> line.contains("OpenPulls")).count() < 2) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the server does not look round: " + requests());
      }
      pause();
    }
    settle();
  }

  /// A town whose organisation has that policy; none where it is empty.
  static Town with(String policy) {
    return new Town(policy, HURRIED);
  }

  /// A town whose server takes as much time as it does for people.
  static Town atUsualPace(String policy) {
    return new Town(policy, Pace.USUAL);
  }

  Instant now() {
    return Instant.now().plus(shift).plus(later);
  }

  /// Lets time pass.
  void pass(Duration time) {
    later = later.plus(time);
  }

  private Server open() {
    Settings.App app = new Settings.App(Long.toString(APP), pem(), SECRET, null, null);
    Settings settings =
        new Settings(
            app,
            github.api(),
            github.web(),
            "127.0.0.1",
            0,
            URI.create("http://localhost:8080"),
            "jdbc:sqlite:" + folder.resolve("town.db"),
            null,
            8,
            100_000,
            false,
            "info",
            List.of(),
            new Settings.ApiToken(API_TOKEN));
    return Server.open(settings, app, new Server.Manner(this::now, pace, null));
  }

  /// Stops the server, forgets all it knew where `forgetting`, and starts it again.
  void restart(boolean forgetting) {
    stop();
    if (forgetting) {
      delete(folder);
      try {
        Files.createDirectories(folder);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    start();
  }

  /// Starts the server again with what it knew.
  void start() {
    github.forgetRequests();
    server = open();
    github.deliveries().to(URI.create("http://127.0.0.1:" + server.port() + "/github/webhooks"));
    untilLookedAt();
  }

  /// Stops the server; whatever happens now it does not hear of.
  void stop() {
    server.close();
    github.deliveries().to(URI.create("http://127.0.0.1:9/github/webhooks"));
  }

  /// What a command of the same app finds in its environment.
  Map<String, String> environment() {
    return Map.of(
        "GITHUB_APP_ID", Long.toString(APP),
        "GITHUB_PRIVATE_KEY", pem(),
        "GITHUB_WEBHOOK_SECRET", SECRET,
        "GITHUB_API_URL", github.api().toString());
  }

  int port() {
    return server.port();
  }

  /// A page of the server.
  String get(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port() + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// Waits until every delivery was taken and all work that is due soon was done.
  void settle() {
    Instant end = Instant.now().plusSeconds(30);
    CountDownLatch never = new CountDownLatch(1);
    try {
      do {
        github.deliveries().settle();
        if (Instant.now().isAfter(end)) {
          throw new IllegalStateException("the town does not come to rest");
        }
      } while (!never.await(30, TimeUnit.MILLISECONDS)
          && !server.settled(now().plus(pace.words()).plusSeconds(3)));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until GitHub was asked something whose line holds `what`, and for rest after it.
  void untilAsked(String what) {
    Instant end = Instant.now().plusSeconds(10);
    while (requests().stream().noneMatch(line -> line.contains(what))) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("GitHub was never asked " + what + ": " + requests());
      }
      pause();
    }
    settle();
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// The check of a pull request, as `state: title`.
  String check(SimulatedPull pull) {
    settle();
    return pull.check("countersign")
        .map(check -> check.state() + ": " + check.title())
        .orElse("no check");
  }

  String summary(SimulatedPull pull) {
    settle();
    return pull.check("countersign").map(SimulatedCheckRun::summary).orElse("");
  }

  /// The pull requests that the server watches.
  List<String> watched() {
    return server.watchlist().open(100).stream()
        .map(line -> line.pull().repo() + "#" + line.pull().number())
        .toList();
  }

  /// The kinds of what the ledger has of a pull request of the shop.
  List<String> recorded(SimulatedPull pull) {
    try (Store store = Store.open("jdbc:sqlite:" + folder.resolve("town.db"))) {
      return store.ledger().of(Repo.of("acme/shop"), pull.number()).stream()
          .map(Entry::kind)
          .toList();
    }
  }

  /// What was asked of GitHub since the log was last forgotten, pages of the simulation left out.
  List<String> requests() {
    return github.requests().stream()
        .filter(request -> !request.by().equals("nobody"))
        .map(Town::line)
        .toList();
  }

  private static String line(LoggedRequest request) {
    return request.method() + " " + request.path() + " " + request.status();
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(KEY.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("town-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    server.close();
    github.close();
    delete(folder);
  }
}
