package dev.countersign;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the App comes to be: by the setup page, once, for whoever reads the server's log.
class SetupStory {
  private static final Pattern STATE = Pattern.compile("state=([A-Za-z0-9_-]+)");

  @TempDir Path folder;
  private final WireMockServer github = new WireMockServer(options().dynamicPort());
  private final HttpClient client = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-03-03T12:00:00Z");
  private AppFile file;
  private SetupServer setup;

  @BeforeEach
  void open() {
    github.start();
    InstantSource clock = () -> now;
    Settings settings =
        new Settings(
            null,
            URI.create(github.baseUrl()),
            URI.create("https://github.com"),
            "127.0.0.1",
            0,
            URI.create("https://sign.acme.com"),
            "jdbc:sqlite:" + folder.resolve("deep/countersign.db"),
            null,
            4,
            100_000,
            false,
            "info",
            List.of(),
            null);
    file = AppFile.of(settings);
    setup = SetupServer.open(settings, file, clock);
  }

  @AfterEach
  void close() {
    setup.close();
    client.close();
    github.stop();
  }

  @Test
  void onlyTheKeyInTheLogOpensThePage() throws Exception {
    for (String path : java.util.List.of("/", "/setup", "/setup?key=", "/setup?key=guess")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body()).as(path).contains("its log").doesNotContain("manifest");
    }
    assertThat(get(setup.path()).statusCode()).isEqualTo(200);
  }

  @Test
  void thePageSendsTheManifestToGitHubAndNowhereElse() throws Exception {
    HttpResponse<String> page = get(setup.path());
    assertThat(page.body())
        .contains("<form method=\"post\" action=\"https://github.com/settings/apps/new?state=");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("form-action 'self' https://github.com;")
        .contains("default-src 'none'");
    assertThat(get(setup.path() + "&organisation=acme-inc").body())
        .contains("action=\"https://github.com/organizations/acme-inc/settings/apps/new?state=");
    assertThat(get(setup.path() + "&organisation=a%2F..%2Fb").statusCode()).isEqualTo(400);
  }

  @Test
  void theManifestHasOurOwnAddressAndAsksForNoMoreThanTheFile() throws Exception {
    JsonNode manifest =
        new ObjectMapper().readTree(SetupServer.manifest(URI.create("https://sign.acme.com")));
    assertThat(manifest.at("/hook_attributes/url").asText())
        .isEqualTo("https://sign.acme.com/github/webhooks");
    assertThat(manifest.path("redirect_url").asText())
        .isEqualTo("https://sign.acme.com/setup/created");
    assertThat(manifest.path("public").asBoolean(true)).isFalse();
    assertThat(manifest.at("/default_permissions/administration").asText()).isEqualTo("read");
    assertThat(manifest.at("/callback_urls/0").asText())
        .isEqualTo("https://sign.acme.com/login/callback");
    assertThat(manifest.toString()).doesNotContain("example.com");
  }

  @Test
  void comingBackWithTheStateTakesTheCredentialsAndLeadsToTheInstallation() throws Exception {
    github.stubFor(
        post(urlEqualTo("/app-manifests/the-code/conversions"))
            .willReturn(aResponse().withStatus(201).withBody(answer(Front.KEY))));
    String state = state();
    HttpResponse<String> back = get("/setup/created?code=the-code&state=" + state);
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("location"))
        .contains("https://github.com/apps/acme-countersign/installations/new");
    assertThat(setup.made().isDone()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    Settings.App kept = file.read().orElseThrow();
    assertThat(kept)
        .isEqualTo(new Settings.App("77", Front.KEY, "hook secret", "Iv1.made", "a client secret"));
    assertThat(get("/setup/created?code=the-code&state=" + state).statusCode()).isEqualTo(403);
    assertThat(get(setup.path()).statusCode()).isEqualTo(403);
    github.verify(1, postRequestedFor(urlEqualTo("/app-manifests/the-code/conversions")));
  }

  @Test
  void withoutTheRightStateGitHubIsNotEvenAsked() throws Exception {
    assertThat(get("/setup/created?code=c&state=guess").statusCode()).isEqualTo(403);
    String state = state();
    assertThat(get("/setup/created?code=c&state=guess").statusCode()).isEqualTo(403);
    assertThat(get("/setup/created?code=c").statusCode()).isEqualTo(403);
    assertThat(get("/setup/created?state=" + state).statusCode()).isEqualTo(403);
    now = now.plus(Duration.ofMinutes(61));
    assertThat(get("/setup/created?code=c&state=" + state).statusCode()).isEqualTo(403);
    assertThat(github.getAllServeEvents()).isEmpty();
    assertThat(setup.made().isDone()).isFalse();
  }

  @Test
  void whereGitHubDoesNotGiveAllOfThemNothingIsKeptAndItIsSaid() throws Exception {
    for (String bad : java.util.List.of("{}", "no JSON", answer("not a key"))) {
      github.stubFor(
          post(urlEqualTo("/app-manifests/c/conversions"))
              .willReturn(aResponse().withStatus(201).withBody(bad)));
      HttpResponse<String> back = get("/setup/created?code=c&state=" + state());
      assertThat(back.statusCode()).isEqualTo(502);
      assertThat(back.body()).contains("begin again").doesNotContain("hook secret", "not a key");
    }
    github.stubFor(
        post(urlEqualTo("/app-manifests/c/conversions")).willReturn(aResponse().withStatus(404)));
    assertThat(get("/setup/created?code=c&state=" + state()).body()).contains("answered 404");
    assertThat(get("/setup/created?code=..%2F..%2Fapp&state=" + state()).body())
        .contains("no code of GitHub");
    assertThat(file.read()).isEmpty();
    assertThat(setup.made().isDone()).isFalse();
  }

  @Test
  void nothingElseIsThereYet() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/metrics").statusCode()).isEqualTo(404);
    HttpRequest delivery =
        HttpRequest.newBuilder(at("/github/webhooks"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(client.send(delivery, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileThatOthersMayReadIsNotTrusted() throws Exception {
    file.keep(new Settings.App("77", Front.KEY, "hook secret", "Iv1.made", "a client secret"));
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> file.read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chmod 600");
  }

  private String state() throws Exception {
    Matcher matcher = STATE.matcher(get(setup.path()).body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String answer(String pem) throws Exception {
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "id", 77,
                "slug", "acme-countersign",
                "client_id", "Iv1.made",
                "client_secret", "a client secret",
                "webhook_secret", "hook secret",
                "pem", pem));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + setup.port() + path);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }
}
