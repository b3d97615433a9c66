package dev.countersign;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.LoggerFactory;

/// The front of the real server, for stories that knock at it. Its GitHub cannot be reached.
final class Front implements AutoCloseable {
  static final String SECRET = "a secret of the front";
  static final String KEY = pem();

  final Path folder;
  final Server server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  private Front() {
    log.start();
    ((Logger) LoggerFactory.getLogger("dev.countersign")).setLevel(Level.INFO);
    logger().addAppender(log);
    folder = folder();
    Settings.App app = new Settings.App("42", KEY, SECRET, null, null);
    server = Server.open(settings(app), app, InstantSource.system(), null);
  }

  static Front open() {
    return new Front();
  }

  private Settings settings(Settings.App app) {
    return new Settings(
        app,
        URI.create("http://127.0.0.1:1"),
        null,
        "127.0.0.1",
        0,
        URI.create("http://localhost:8080"),
        "jdbc:sqlite:" + folder.resolve("front.db"),
        null,
        4,
        100_000,
        false,
        "info",
        List.of(),
        null);
  }

  static Path folder() {
    try {
      return Files.createTempDirectory("front-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /// What was logged so far, a line each.
  List<String> logged() {
    return List.copyOf(log.list).stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage() + " " + keys(event))
        .toList();
  }

  private static Object keys(ILoggingEvent event) {
    return event.getKeyValuePairs() == null ? "" : event.getKeyValuePairs();
  }

  /// The stack traces in the log.
  List<String> traces() {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getThrowableProxy() != null)
        .map(event -> event.getFormattedMessage() + ": " + event.getThrowableProxy().getMessage())
        .toList();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  /// A delivery as GitHub sends it.
  static Knock knock(String event, String body) {
    return new Knock(event, "guid-" + System.nanoTime(), body, sign(body), "application/json");
  }

  /// A delivery: each part can be left out, by an empty text, or be another.
  record Knock(String event, String guid, String body, String signature, String type) {
    Knock signed(String other) {
      return new Knock(event, guid, body, other, type);
    }

    Knock typed(String other) {
      return new Knock(event, guid, body, signature, other);
    }

    Knock called(String otherEvent, String otherGuid) {
      return new Knock(otherEvent, otherGuid, body, signature, type);
    }
  }

  HttpResponse<String> take(Knock knock) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at("/github/webhooks"))
            .header("X-GitHub-Hook-ID", "7")
            .POST(BodyPublishers.ofString(knock.body()));
    header(request, "Content-Type", knock.type());
    header(request, "X-GitHub-Event", knock.event());
    header(request, "X-GitHub-Delivery", knock.guid());
    header(request, "X-Hub-Signature-256", knock.signature());
    return send(request.build());
  }

  private static void header(HttpRequest.Builder request, String name, String value) {
    if (!value.isEmpty()) {
      request.header(name, value);
    }
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// Sends bytes as they are, and gives the first line of the answer; what cannot be sent any more,
  /// since the server answered already, is left.
  String raw(String head, byte[] chunk, int times) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < times && in.available() == 0; i++) {
        out.write(chunk);
      }
      out.flush();
      byte[] first = in.readNBytes(12);
      return new String(first, StandardCharsets.US_ASCII);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String sign(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder()
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static void delete(Path folder) {
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
    client.close();
    logger().detachAppender(log);
    ((Logger) LoggerFactory.getLogger("dev.countersign")).setLevel(null);
    delete(folder);
  }
}
