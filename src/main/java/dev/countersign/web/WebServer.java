package dev.countersign.web;

import dev.countersign.forge.ForgeDown;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server: the door for deliveries, health, metrics and pages.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  static final long LARGEST_BODY = 25L * 1024 * 1024;
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /// Listens.
  ///
  /// @param port 0 takes a free one
  public static WebServer open(String host, int port, Rooms rooms) {
    Javalin javalin =
        Javalin.create(config -> {
          config.jetty.host = host;
          config.jetty.port = port;
          config.jetty.modifyServer(server -> server.setStopTimeout(STOPPING.toMillis()));
          config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
          config.http.maxRequestSize = LARGEST_BODY;
          config.http.prefer405over404 = true;
          config.http.generateEtags = false;
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.routes.before(WebServer::protect);
          config.routes.exception(IOException.class, WebServer::brokeOff);
          config.routes.exception(ForgeDown.class, WebServer::down);
          config.routes.exception(Exception.class, WebServer::failed);
          rooms.each(room -> room.open(config.routes));
        });
    return new WebServer(javalin.start());
  }

  public int port() {
    return javalin.port();
  }

  /// What every answer says to browsers: nothing from elsewhere, no script, no frame, no guessing.
  private static void protect(Context context) {
    context.header("Content-Security-Policy", policy("'self'"));
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
  }

  /// The content security policy.
  ///
  /// @param forms where forms may lead
  static String policy(String forms) {
    return "default-src 'none'; style-src 'self'; img-src 'self'; form-action "
        + forms
        + "; base-uri 'none'; frame-ancestors 'none'";
  }

  private static void brokeOff(IOException gone, Context context) {
    LOG.warn("{} {} broke off: {}", context.method(), context.path(), gone.getMessage());
    context.status(400).result("The request broke off.\n");
  }

  private static void down(ForgeDown down, Context context) {
    LOG.warn(
        "{} {} cannot be answered now: {}", context.method(), context.path(), down.getMessage());
    context.status(503).result("GitHub cannot be asked now. Try again in a minute.\n");
  }

  private static void failed(Exception failure, Context context) {
    LOG.error("a bug stopped the answer to {} {}", context.method(), context.path(), failure);
    context.status(500).result("Something went wrong here; the log says what.\n");
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
