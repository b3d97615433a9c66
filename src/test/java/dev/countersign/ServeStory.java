package dev.countersign;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The life of the process itself: without an App, with one, and its end.
@Timeout(90)
class ServeStory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PING = "{\"zen\": \"Keep it logically awesome.\", \"hook_id\": 7}";

  @TempDir Path folder;

  @Test
  void fromTheSetupPageToTheRunningServerWithoutAnotherStart() throws Exception {
    WireMockServer github = new WireMockServer(options().dynamicPort());
    github.start();
    github.stubFor(
        post(urlEqualTo("/app-manifests/the-code/conversions"))
            .willReturn(aResponse().withStatus(201).withBody(credentials())));
    int port = freePort();
    Process process = serve(port, github.baseUrl());
    try (HttpClient client = HttpClient.newHttpClient()) {
      String page = get(client, port, found("/setup\\?key=[A-Za-z0-9_-]+")).body();
      String state = first("state=([A-Za-z0-9_-]+)", page);
      String back = "/setup/created?code=the-code&state=" + state;
      assertThat(get(client, port, back).statusCode()).isEqualTo(303);

      found("listens on port " + port);
      assertThat(get(client, port, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(client, port, "/setup").statusCode()).isEqualTo(404);
      assertThat(deliver(client, port, sign("another secret")).statusCode()).isEqualTo(401);
      assertThat(deliver(client, port, sign("hook secret")).statusCode()).isEqualTo(202);

      process.toHandle().destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      JsonNode line = logged("delivery taken");
      assertThat(line.path("kvpList").toString()).contains("{\"delivery\":\"guid-1\"}");
      assertThat(line.path("level").asText()).isEqualTo("INFO");
      assertThat(Files.readString(log())).doesNotContain("hook secret", "PRIVATE KEY");
    } finally {
      process.toHandle().destroyForcibly();
      github.stop();
    }
  }

  private Process serve(int port, String github) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes(),
            Main.class.getName(),
            "serve");
    builder.environment().keySet().removeIf(name -> name.matches("(GITHUB|COUNTERSIGN)_.*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "COUNTERSIGN_PORT",
                Integer.toString(port),
                "COUNTERSIGN_HOST",
                "127.0.0.1",
                "COUNTERSIGN_LOG",
                "json",
                "COUNTERSIGN_DATABASE_URL",
                "jdbc:sqlite:" + folder.resolve("data/serve.db"),
                "GITHUB_API_URL",
                github,
                "GITHUB_WEB_URL",
                "https://github.com"));
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  /// Without the tests' own logging.
  private static String classes() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path log() {
    return folder.resolve("log");
  }

  /// Waits for a text that the process writes.
  private String found(String pattern) throws Exception {
    Pattern wanted = Pattern.compile(pattern);
    for (int i = 0; i < 1_500; i++) {
      Matcher matcher = wanted.matcher(Files.readString(log()));
      if (matcher.find()) {
        return matcher.group();
      }
      new java.util.concurrent.CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("never written: " + pattern + "\n" + Files.readString(log()));
  }

  /// The first line of the log with that message, as JSON.
  private JsonNode logged(String message) throws IOException {
    List<JsonNode> lines =
        Files.readAllLines(log()).stream()
            .filter(line -> line.startsWith("{"))
            .map(ServeStory::json)
            .toList();
    return lines.stream()
        .filter(line -> line.path("formattedMessage").asText().equals(message))
        .findFirst()
        .orElseThrow(() -> new AssertionError("never logged: " + message + " in " + lines));
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException broken) {
      throw new UncheckedIOException("not JSON: " + line, broken);
    }
  }

  private static HttpResponse<String> get(HttpClient client, int port, String path)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> deliver(HttpClient client, int port, String signature)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/github/webhooks"))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "ping")
            .header("X-GitHub-Delivery", "guid-1")
            .header("X-GitHub-Hook-ID", "7")
            .header("X-Hub-Signature-256", signature)
            .POST(BodyPublishers.ofString(PING))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String sign(String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(PING.getBytes(UTF_8)));
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static String credentials() throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "id", 77,
            "slug", "acme-countersign",
            "client_id", "Iv1.made",
            "client_secret", "a client secret",
            "webhook_secret", "hook secret",
            "pem", Front.KEY));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
