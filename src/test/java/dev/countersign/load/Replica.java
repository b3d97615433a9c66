package dev.countersign.load;

import dev.countersign.ledger.proof.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One `serve` process, which can be killed and started again at the same port.
final class Replica implements AutoCloseable {
  private static final String KEY = SigningKey.make(new SecureRandom()).pem();

  private final Surroundings surroundings;
  private final int port = freePort();
  private final Path log;
  private @Nullable Process process;

  /// Where a process runs and what it is told.
  ///
  /// @param program the words that start it, without `serve`
  /// @param github the base address of REST
  record Surroundings(
      List<String> program, Path folder, String name, String database, URI github, int workers) {}

  Replica(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.log = surroundings.folder().resolve(surroundings.name() + ".log");
  }

  int port() {
    return port;
  }

  /// Starts it with its clock put forward, and does not wait for it.
  void start(Duration forward) {
    List<String> words = new ArrayList<>(surroundings.program());
    words.add("serve");
    ProcessBuilder builder = new ProcessBuilder(words).directory(surroundings.folder().toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "GITHUB_APP_ID", Long.toString(City.APP),
                "GITHUB_PRIVATE_KEY", City.privateKey(),
                "GITHUB_WEBHOOK_SECRET", City.SECRET,
                "GITHUB_API_URL", surroundings.github().toString(),
                "COUNTERSIGN_HOST", "127.0.0.1",
                "COUNTERSIGN_PORT", Integer.toString(port),
                "COUNTERSIGN_PUBLIC_URL", "http://localhost:8080",
                "COUNTERSIGN_DATABASE_URL", surroundings.database(),
                "COUNTERSIGN_SIGNING_KEY", KEY,
                "COUNTERSIGN_WORKERS", Integer.toString(surroundings.workers())));
    builder.environment().put("COUNTERSIGN_LOG_LEVEL", "warn");
    builder.environment().put("COUNTERSIGN_STORY_FORWARD", Long.toString(forward.toMillis()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Waits until it is ready.
  void untilReady(HttpClient client) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!answers(client, "/health/ready")) {
      Process running = process;
      if (System.nanoTime() > end || running == null || !running.isAlive()) {
        throw new IllegalStateException(surroundings.name() + " does not start:\n" + said());
      }
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
  }

  private boolean answers(HttpClient client, String path) throws InterruptedException {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  long pid() {
    Process running = process;
    return running == null ? -1 : running.pid();
  }

  /// The memory that it has, in megabytes: what the system says is resident.
  long memory() {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .sum();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// Kills it as `kill -9` does.
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  /// Stops it as an operator does.
  void stop() {
    Process running = process;
    if (running != null) {
      running.destroy();
      running.onExit().completeOnTimeout(running, 40, TimeUnit.SECONDS).join();
      kill();
    }
  }

  String said() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
