package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A simulated GitHub with two people, one repository, and an App that listens and asks.
final class Hub implements AutoCloseable {

  static final String SECRET = "s3cret";
  private static final KeyPair KEYS = keys();

  /// A webhook as it came in.
  record Heard(String event, String guid, String signature, String body) {

    String name() {
      String action = json().path("action").asText();
      return action.isEmpty() ? event : event + "." + action;
    }

    JsonNode json() {
      return parsed(body);
    }
  }

  /// An answer with its body read.
  record Got(int status, JsonNode json, HttpResponse<String> raw) {

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    String message() {
      return json.path("message").asText();
    }
  }

  Instant now = Instant.parse("2026-03-03T01:00:00Z");
  final SimulatedGitHub github =
      SimulatedGitHub.start(
          new AppIdentity(42, "countersign", "Iv1.app", KEYS.getPublic(), SECRET), () -> now);
  final SimulatedOrganisation acme = github.organisation("acme");
  final SimulatedRepository shop = github.repo("acme/shop");
  final SimulatedInstallation installation;
  final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer app;
  private String token = "";

  Hub() {
    acme.member("bob", "eve");
    shop.grant("bob", Permission.WRITE).grant("eve", Permission.WRITE);
    installation = github.install("acme");
    app = listen();
    github.deliveries().to(URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/"));
  }

  private HttpServer listen() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext(
          "/",
          exchange -> {
            try (exchange) {
              var headers = exchange.getRequestHeaders();
              heard.add(
                  new Heard(
                      headers.getFirst("X-GitHub-Event"),
                      headers.getFirst("X-GitHub-Delivery"),
                      headers.getFirst("X-Hub-Signature-256"),
                      new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
              exchange.sendResponseHeaders(202, -1);
            }
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static JsonNode parsed(String text) {
    try {
      return Json.read(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  List<String> heardNames() {
    return heard.stream().map(Heard::name).toList();
  }

  SimulatedPull pull() {
    return shop.open(Proposal.by("bob", "feat: lamps", Files.of("src/lamp.txt", "on\n")));
  }

  String jwt(Instant expires) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String claims =
        "{\"iss\":\"Iv1.app\",\"iat\":%d,\"exp\":%d}"
            .formatted(now.getEpochSecond() - 60, expires.getEpochSecond());
    String head =
        encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(UTF_8))
            + "."
            + encoder.encodeToString(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KEYS.getPrivate());
      signature.update(head.getBytes(UTF_8));
      return head + "." + encoder.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Got asApp(String method, String path, String body) {
    return send(
        method,
        path,
        body,
        Map.of("Authorization", "Bearer " + jwt(now.plus(Duration.ofMinutes(9)))));
  }

  /// Gets a token with what the body asks for, and uses it from now on.
  Got login(String body) {
    Got got = asApp("POST", "/app/installations/" + installation.id() + "/access_tokens", body);
    token = got.json().path("token").asText();
    return got;
  }

  Got ask(String method, String path, String body) {
    if (token.isEmpty()) {
      login("{}");
    }
    return send(method, path, body, Map.of("Authorization", "Bearer " + token));
  }

  Got get(String path) {
    return ask("GET", path, "");
  }

  Got graphql(String query) {
    return ask("POST", "/graphql", Json.object().put("query", query).toString());
  }

  Got send(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : github.api() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> raw = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean json =
          raw.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
      return new Got(raw.statusCode(), json ? Json.read(raw.body()) : Json.object(), raw);
    } catch (IOException e) {
      throw new BrokenAnswer(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The answer could not be read to its end.
  static final class BrokenAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenAnswer(IOException cause) {
      super(cause);
    }
  }

  /// The App's private key, as a file holds it.
  static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    github.close();
    app.stop(0);
    client.close();
  }
}
