import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The real server, as a process of its own on loopback, with a new database. Its GitHub refuses
/// every connection, so each piece of work is begun, fails and is put off, all the while.
final class Target implements AutoCloseable {
  private static final String SECRET = "a secret of the measurement";

  private final Path folder;
  private final Process process;
  private final int port;
  private final String database;
  private final Mac mac;

  private Target(Path folder, Process process, int port, String database)
      throws GeneralSecurityException {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.database = database;
    this.mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
  }

  /// @param home the source folder
  /// @param database its address; empty for a new SQLite file
  static Target start(String home, String database) throws Exception {
    Path folder = Files.createTempDirectory("countersign-bench");
    int port = freePort();
    String url = database.isEmpty() ? "jdbc:sqlite:" + folder.resolve("countersign.db") : database;
    ProcessBuilder builder = new ProcessBuilder(home + "/bin/countersign", "serve");
    builder
        .environment()
        .putAll(
            Map.of(
                "GITHUB_APP_ID", "42",
                "GITHUB_PRIVATE_KEY", key(),
                "GITHUB_WEBHOOK_SECRET", SECRET,
                "GITHUB_API_URL", "http://127.0.0.1:1",
                "COUNTERSIGN_HOST", "127.0.0.1",
                "COUNTERSIGN_PORT", Integer.toString(port),
                "COUNTERSIGN_DATABASE_URL", url));
    Path log = folder.resolve("log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Target target = new Target(folder, process, port, url);
    target.untilAlive(log);
    return target;
  }

  private void untilAlive(Path log) throws Exception {
    byte[] question =
        "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    System.err.println("Starting the server …");
    while (true) {
      try (Connection connection = new Connection(port)) {
        if (connection.send(question).equals("200")) {
          return;
        }
      } catch (IOException notYet) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new IOException("the server does not start:\n" + Files.readString(log), notYet);
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static String key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String text =
        Base64.getMimeEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// The whole request that brings a body, signed.
  byte[] request(Bodies.Body body) {
    String head =
        """
        POST /github/webhooks HTTP/1.1\r
        Host: localhost\r
        User-Agent: GitHub-Hookshot/measured\r
        Content-Type: application/json\r
        Content-Length: %d\r
        X-GitHub-Hook-ID: 7\r
        X-GitHub-Event: %s\r
        X-GitHub-Delivery: %s\r
        X-Hub-Signature-256: sha256=%s\r
        \r
        """
            .formatted(
                body.json().length,
                body.event(),
                body.guid(),
                HexFormat.of().formatHex(mac.doFinal(body.json())));
    ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.json().length);
    request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body.json());
    return request.toByteArray();
  }

  int port() {
    return port;
  }

  String database() {
    return database;
  }

  /// Ends the server as an operator does.
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() throws Exception {
    stop();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
