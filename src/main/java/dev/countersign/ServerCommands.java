package dev.countersign;

import dev.countersign.cli.Servers;
import dev.countersign.queue.StoreDown;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
    Settings.App app = settings.app();
    if (app == null) {
      return wrong(
          List.of(
              "GITHUB_APP_ID, GITHUB_PRIVATE_KEY and GITHUB_WEBHOOK_SECRET are not set: register a GitHub App with"
                  + " app-manifest.yml and set all three (docs/install.md says how)."));
    }
    try (Server server = Server.open(settings, app, clock, null)) {
      err.println(
          "Countersign listens on port " + server.port() + ", as " + settings.publicUrl() + ".");
      untilStopped(server);
      return 0;
    } catch (StoreDown down) {
      err.println("Countersign does not start: " + down.getMessage());
      return WRONG_SETTINGS;
    }
  }

  private static void log(Settings settings) {
    System.setProperty("COUNTERSIGN_LOG", settings.jsonLog() ? "json" : "text");
    System.setProperty("COUNTERSIGN_LOG_LEVEL", settings.logLevel());
  }

  private static void untilStopped(Server server) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "shutdown"));
    try {
      stopped.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
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
  public int sandbox(boolean once, int port) {
    System.setProperty(
        "COUNTERSIGN_LOG_LEVEL", environment.getOrDefault("COUNTERSIGN_LOG_LEVEL", "error"));
    return inTemporaryFolder(folder -> {
      try (Sandbox sandbox = Sandbox.open(folder, port, clock, Progress.on(err))) {
        boolean asDocumented = sandbox.play(out);
        if (!once) {
          out.println();
          out.println("Pages: " + sandbox.pages() + "  GitHub, simulated: " + sandbox.github());
          out.println("It stays up until you stop it with Ctrl-C.");
          sandbox.untilStopped();
        }
        return asDocumented ? 0 : 1;
      }
    });
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
