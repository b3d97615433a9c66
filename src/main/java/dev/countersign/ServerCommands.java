package dev.countersign;

import dev.countersign.cli.Servers;
import dev.countersign.forge.Forge;
import dev.countersign.github.Calls;
import dev.countersign.github.GitHub;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The commands that start a server.
final class ServerCommands implements Servers {
  private static final int WRONG_SETTINGS = 2;

  private final Map<String, String> environment;
  private final InstantSource clock;
  private final PrintStream out;
  private final PrintStream err;

  ServerCommands(
      Map<String, String> environment, InstantSource clock, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /// `serve`: runs until the process is told to stop.
  @Override
  public int serve() {
    return switch (Settings.read(environment, onTerminal())) {
      case Settings.Read.Wrong(List<String> problems) -> wrong(problems);
      case Settings.Read.Complete(Settings settings) -> serve(settings);
    };
  }

  /// The app's GitHub, for a command that only reads.
  @Override
  public Forge forge() {
    return switch (Settings.read(environment, onTerminal())) {
      case Settings.Read.Wrong(List<String> problems) ->
          throw new IllegalArgumentException(String.join(" ", problems));
      case Settings.Read.Complete(Settings settings) ->
          GitHub.open(Server.app(settings, known(settings), clock), Calls.unheard()).forge();
    };
  }

  private static Settings.App known(Settings settings) {
    return Optional.ofNullable(settings.app())
        .or(() -> AppFile.of(settings).read())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No GitHub App is known: set GITHUB_APP_ID, GITHUB_PRIVATE_KEY and GITHUB_WEBHOOK_SECRET."));
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private int wrong(List<String> problems) {
    err.println("Countersign does not start, because its settings are not right:");
    problems.forEach(problem -> err.println("  " + problem));
    return WRONG_SETTINGS;
  }

  private int serve(Settings settings) {
    log(settings);
    try (Stop stop = Stop.ofProcess()) {
      Files.createDirectories(AppFile.of(settings).path().toAbsolutePath().getParent());
      Optional<Settings.App> app = app(settings, stop);
      app.ifPresent(known -> serve(settings.with(known), known, stop));
      return 0;
    } catch (IOException | RuntimeException failed) {
      err.println("Countersign does not start: " + reasons(failed));
      return WRONG_SETTINGS;
    }
  }

  private void serve(Settings settings, Settings.App app, Stop stop) {
    try (Server server = Server.open(settings, app, clock, null)) {
      err.println(
          "Countersign listens on port " + server.port() + ", as " + settings.publicUrl() + ".");
      stop.wished().join();
    }
  }

  /// The App of the environment, or the one that was set up, or the one that is set up now; none
  /// where the process is to stop before.
  private Optional<Settings.App> app(Settings settings, Stop stop) {
    AppFile file = AppFile.of(settings);
    return Optional.ofNullable(settings.app())
        .or(file::read)
        .or(() -> madeNow(settings, file, stop));
  }

  private Optional<Settings.App> madeNow(Settings settings, AppFile file, Stop stop) {
    try (SetupServer setup = SetupServer.open(settings, file, clock)) {
      err.println(
          "No GitHub App is set up yet. Make one at " + settings.publicUrl() + setup.path());
      err.println(
          "(or set GITHUB_APP_ID, GITHUB_PRIVATE_KEY and GITHUB_WEBHOOK_SECRET and start again).");
      CompletableFuture.anyOf(stop.wished(), setup.made()).join();
      return Optional.ofNullable(setup.made().getNow(null));
    }
  }

  /// What is so, and why, without a stack trace.
  private static String reasons(Throwable failed) {
    return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .distinct()
        .limit(4)
        .collect(Collectors.joining(": "));
  }

  private static void log(Settings settings) {
    System.setProperty("COUNTERSIGN_LOG", settings.jsonLog() ? "json" : "text");
    System.setProperty("COUNTERSIGN_LOG_LEVEL", settings.logLevel());
  }

  /// `serve --self-check`: starts everything on a folder of its own, asks whether it is up, and
  /// ends.
  @Override
  public int selfCheck() {
    return inTemporaryFolder(folder -> {
      try (Sandbox sandbox = Sandbox.open(folder, 0, clock, new Progress.Silent())) {
        return sandbox.live() ? 0 : 1;
      }
    });
  }

  /// `sandbox`: the whole server against a simulated GitHub, with sample pull requests.
  @Override
  public int sandbox(boolean once, int port, String policy) {
    System.setProperty(
        "COUNTERSIGN_LOG_LEVEL", environment.getOrDefault("COUNTERSIGN_LOG_LEVEL", "error"));
    try (Stop stop = Stop.ofProcess()) {
      return inTemporaryFolder(
          folder -> played(new Sandbox.Place(folder, port, policy), once, stop));
    }
  }

  private int played(Sandbox.Place place, boolean once, Stop stop) {
    try (Sandbox sandbox = Sandbox.open(place, clock, Progress.on(err))) {
      boolean asDocumented = sandbox.play(out);
      if (!once) {
        out.println();
        out.println("Pages: " + sandbox.pages() + "  GitHub, simulated: " + sandbox.github());
        out.println("It stays up until you stop it with Ctrl-C.");
        stop.wished().join();
      }
      return asDocumented ? 0 : 1;
    }
  }

  /// What is done in a folder that is gone afterwards.
  private interface InFolder {
    int run(Path folder);
  }

  private static int inTemporaryFolder(InFolder work) {
    try {
      Path folder = Files.createTempDirectory("countersign-");
      try {
        return work.run(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("A temporary folder cannot be made or removed.", failed);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  static URI local(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
