package dev.countersign.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The listening end: takes requests off the wire, lets faults have their say, and logs each.
final class Server implements AutoCloseable {

  /// Answers a request; the name of what was asked goes to the log.
  @FunctionalInterface
  interface Desk {
    Served serve(Call.Asked asked, Optional<Fault> fault);
  }

  /// An answer with what the log says of the request.
  record Served(Answer answer, String path, String by) {}

  private static final long LONGEST_SILENCE_SECONDS = 120;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Faults faults;
  private final List<LoggedRequest> log = new ArrayList<>();

  static {
    // Without it the JDK's server waits for acknowledgements between head and body: 40 ms for each
    // answer.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  Server(int port, Faults faults) {
    this.faults = faults;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port " + port + " cannot be listened on: is another program using it?", e);
    }
    server.setExecutor(threads);
  }

  int port() {
    return server.getAddress().getPort();
  }

  void start(Desk desk) {
    server.createContext("/", exchange -> handle(exchange, desk));
    server.start();
  }

  List<LoggedRequest> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  void forgetLog() {
    synchronized (log) {
      log.clear();
    }
  }

  private void handle(HttpExchange exchange, Desk desk) throws IOException {
    try (exchange) {
      Call.Asked asked = Asking.read(exchange);
      String line = asked.method() + " " + GraphQlDesk.named(asked);
      faults.runHooks(line);
      pause(faults.latency());
      Optional<Fault> fault = faults.take(line);
      if (fault.isPresent() && fault.get() instanceof Fault.Silence) {
        note(new LoggedRequest(asked.method(), GraphQlDesk.named(asked), "nobody", 0));
        awaitSilence();
        return;
      }
      long began = System.nanoTime();
      Served served = desk.serve(asked, fault);
      faults
          .watcher()
          .accept(
              new WatchedRequest(
                  line,
                  exchange.getRemoteAddress().getPort(),
                  asked.body(),
                  served.answer().body(),
                  began,
                  System.nanoTime()));
      note(new LoggedRequest(asked.method(), served.path(), served.by(), served.answer().status()));
      send(exchange, served.answer(), fault.filter(Fault.CutBody.class::isInstance).isPresent());
    }
  }

  private void note(LoggedRequest request) {
    synchronized (log) {
      log.add(request);
    }
  }

  private static void pause(Duration time) {
    if (time.isPositive()) {
      LockSupport.parkNanos(time.toNanos());
    }
  }

  private void awaitSilence() {
    try {
      faults.silence().await(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Answer answer, boolean cut) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
    if (cut) {
      exchange.getResponseBody().flush();
    }
  }

  @Override
  public void close() {
    faults.clear();
    server.stop(0);
    threads.shutdownNow();
  }
}
