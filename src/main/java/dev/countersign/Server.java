package dev.countersign;

import dev.countersign.cli.SigningKeyFile;
import dev.countersign.gate.Capacity;
import dev.countersign.gate.Intake;
import dev.countersign.gate.Links;
import dev.countersign.gate.Pace;
import dev.countersign.gate.PolicyShelf;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Publisher;
import dev.countersign.gate.Redelivering;
import dev.countersign.gate.Retrying;
import dev.countersign.gate.Rounds;
import dev.countersign.gate.Stories;
import dev.countersign.gate.Trying;
import dev.countersign.gate.Watchlist;
import dev.countersign.gate.Workshop;
import dev.countersign.github.Calls;
import dev.countersign.github.GitHub;
import dev.countersign.github.GitHubApp;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.SealingRounds;
import dev.countersign.ledger.proof.SigningKey;
import dev.countersign.queue.Queue;
import dev.countersign.queue.StoreDown;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.Rulebook;
import dev.countersign.store.Store;
import dev.countersign.web.Api;
import dev.countersign.web.Door;
import dev.countersign.web.Doorkeeper;
import dev.countersign.web.Health;
import dev.countersign.web.LedgerPages;
import dev.countersign.web.Metrics;
import dev.countersign.web.Pages;
import dev.countersign.web.Rooms;
import dev.countersign.web.WebServer;
import dev.countersign.web.WorkPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The whole server, put together and running.
final class Server implements AutoCloseable {
  private static final int ATTEMPTS = 12;

  private final Store store;
  private final Workshop workshop;
  private final Loops loops;
  private final WebServer web;
  private final Watchlist watchlist;

  private Server(Store store, Watchlist watchlist, Workshop workshop, Loops loops, WebServer web) {
    this.store = store;
    this.watchlist = watchlist;
    this.workshop = workshop;
    this.loops = loops;
    this.web = web;
  }

  /// What no setting says of how a server runs.
  ///
  /// @param banner what the banner of pages says that everybody may see; null where a signed link
  ///   is needed
  record Manner(InstantSource clock, Pace pace, @Nullable String banner) {}

  /// Starts it at the usual pace: when this returns, it listens and works.
  static Server open(
      Settings settings, Settings.App app, InstantSource clock, @Nullable String banner) {
    return open(settings, app, new Manner(clock, Pace.USUAL, banner));
  }

  /// Starts it: when this returns, it listens and works.
  static Server open(Settings settings, Settings.App app, Manner manner) {
    Store store = Store.open(settings.databaseUrl());
    try {
      return open(settings, app, new Basis(store, manner));
    } catch (RuntimeException failed) {
      store.close();
      throw failed;
    }
  }

  /// What goes on beside the work that events cause.
  private record Loops(Rounds rounds, SealingRounds sealing) {}

  /// What the server stands on.
  private record Basis(Store store, Manner manner) {}

  private static Server open(Settings settings, Settings.App app, Basis basis) {
    InstantSource clock = basis.manner().clock();
    Pace pace = basis.manner().pace();
    Store store = basis.store();
    SealingRounds sealing = new SealingRounds(sealing(settings, store), clock);
    Metrics metrics = new Metrics();
    GitHubApp known = app(settings, app, clock);
    GitHub github = GitHub.open(known, told(metrics));
    Ports ports =
        new Ports(
            github.forge(), store.queue(), store.register(), store.ledger(), store.aftercare());
    Links links = new Links(settings.publicUrl().toString(), web(known), app.webhookSecret());
    Publisher publisher = new Publisher(ports, links, pace);
    PolicyShelf shelf = new PolicyShelf(new Rulebook(), instancePolicy(settings), ports.register());
    Stories stories =
        new Stories(
            ports,
            shelf,
            publisher,
            clock,
            new DutyRoster(ports, shelf, github, store).all(known.id(), clock));
    Retrying retrying =
        new Retrying(settings.workers(), ATTEMPTS, pace.retry(), RandomGenerator.getDefault());
    Capacity capacity = new Capacity(ports.queue(), settings.maxQueue(), clock);
    Workshop.Job job = new Redelivering(stories, capacity, metrics::askedAgain);
    Workshop workshop = new Workshop(ports.queue(), job, retrying, clock);
    metrics.watch(ports, capacity, clock);
    Intake intake = new Intake(github.ear(), ports, pace, clock);
    Watchlist watchlist = new Watchlist(ports, web(known));
    Admission admission = new Admission(settings, app, basis.manner());
    Doorkeeper keeper = admission.keeper(metrics::called);
    Pages.Entry entry = admission.entry(links, keeper);
    Rooms rooms =
        Rooms.of(
            new Door(intake, workshop::ring, capacity),
            health(store, ports, clock),
            metrics,
            new Pages(watchlist, entry, clock),
            new Api(new Trying(ports, shelf, clock), watchlist, admission.api()),
            new LedgerPages(new LedgerPages.Sight(store.chain(), watchlist), entry, clock),
            new WorkPage(watchlist, entry, clock, UUID.randomUUID().toString()),
            keeper);
    WebServer web = WebServer.open(settings.host(), settings.port(), rooms);
    // Knows our own name on GitHub from the first delivery on, so that echoes cost nothing.
    Thread.ofVirtual().name("first look").start(ports.forge()::reachable);
    return new Server(
        store,
        watchlist,
        workshop.open(),
        new Loops(new Rounds(ports, clock).open(), sealing.open()),
        web);
  }

  private static Calls told(Metrics metrics) {
    return new Calls() {
      @Override
      public void made(String method, String route, int status, Duration took) {
        metrics.called(method, route, status, took);
      }

      @Override
      public void left(long installation, double share) {
        metrics.left(installation, share);
      }
    };
  }

  /// The ledger is named for where it first was; its key is the settings', or beside the database.
  private static Sealing sealing(Settings settings, Store store) {
    List<SigningKey> keys =
        settings.signingKeys().isEmpty()
            ? SigningKeyFile.beside(AppFile.of(settings).path()).readOrMake()
            : settings.signingKeys();
    return new Sealing(store.chain(), keys, settings.publicUrl().getAuthority() + "/ledger");
  }

  private static String web(GitHubApp app) {
    return app.addresses().web().toString().replaceAll("/+$", "");
  }

  static GitHubApp app(Settings settings, Settings.App app, InstantSource clock) {
    String issuer = app.clientId() == null ? app.id() : app.clientId();
    return new GitHubApp(
        settings.addresses(),
        Long.parseLong(app.id()),
        issuer,
        app.privateKey(),
        List.of(app.webhookSecret()),
        clock);
  }

  private static @Nullable PolicyFile instancePolicy(Settings settings) {
    Path file = settings.policyFile();
    if (file == null) {
      return null;
    }
    try {
      return new PolicyFile(file.toString(), Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The policy file " + file + " cannot be read.", unreadable);
    }
  }

  private static Health health(Store store, Ports ports, InstantSource clock) {
    Map<String, Supplier<Boolean>> parts = new LinkedHashMap<>();
    parts.put("database", store::usable);
    parts.put("github", ports.forge()::reachable);
    parts.put("queue", () -> queueUsable(ports, clock));
    return new Health(parts);
  }

  private static boolean queueUsable(Ports ports, InstantSource clock) {
    try {
      return ports.queue().depth(clock.instant()).waiting() >= 0;
    } catch (StoreDown down) {
      return false;
    }
  }

  /// What its pages show.
  Watchlist watchlist() {
    return watchlist;
  }

  int port() {
    return web.port();
  }

  /// Whether nothing is under way, and nothing will be until then.
  boolean settled(Instant until) {
    // In one look: work that is taken up between two would be seen in neither.
    Queue.Depth depth = store.queue().depth(until);
    return depth.running() == 0 && depth.lag().isZero();
  }

  /// Takes nothing more in, ends what is under way, and lets go.
  @Override
  public void close() {
    web.close();
    loops.rounds().close();
    workshop.close();
    loops.sealing().close();
    store.close();
  }
}
