package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.countersign.forge.Ear;
import dev.countersign.forge.Forge;
import dev.countersign.forge.Survey;
import dev.countersign.testing.GitHubDescription;
import dev.countersign.testing.GitHubSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A GitHub that answers what a test tells it to, and fails the test for any request that GitHub's
/// own description or schema does not allow.
final class FakeGitHub implements BeforeEachCallback, AfterEachCallback {
  static final long APP = 7;
  static final String TOKEN = "ghs_7_" + "t".repeat(514);

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  final MovingClock clock = new MovingClock();

  /// How long was waited before writes.
  final List<Duration> pauses = new ArrayList<>();

  final List<String> calls = new ArrayList<>();
  private Duration patience = Duration.ofSeconds(10);
  private boolean describedOnly = true;

  @Override
  public void beforeEach(ExtensionContext context) {
    server.start();
    on(
        post(urlEqualTo("/app/installations/1/access_tokens")),
        201,
        "{\"token\": \"" + TOKEN + "\", \"expires_at\": \"2026-03-04T11:00:00Z\"}");
    on(get("/app"), 200, "{\"id\": 7, \"slug\": \"countersign\", \"name\": \"Countersign\"}");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (describedOnly) {
        assertThat(undescribed()).as("requests that GitHub does not describe").isEmpty();
      }
    } finally {
      server.stop();
    }
  }

  /// The app's view of this GitHub.
  GitHub open() {
    return GitHub.open(
        app(),
        (method, route, status, took) -> calls.add(method + " " + route + " " + status),
        new Pipe.Patience(Duration.ofSeconds(5), patience, 4L << 20),
        pauses::add);
  }

  Forge forge() {
    return open().forge();
  }

  Ear ear() {
    return open().ear();
  }

  Survey survey() {
    return open().survey();
  }

  GitHubApp app() {
    return new GitHubApp(
        Addresses.of(server.baseUrl()), APP, "Iv1.abc", Keys.pkcs1(), List.of("secret"), clock);
  }

  String address() {
    return server.baseUrl();
  }

  /// How long the app waits.
  FakeGitHub patient(Duration patience) {
    this.patience = patience;
    return this;
  }

  /// For a test whose requests are wrong on purpose.
  void takeAnything() {
    describedOnly = false;
  }

  FakeGitHub on(MappingBuilder request, int status, String body) {
    return on(request, aResponse().withStatus(status).withBody(body));
  }

  FakeGitHub on(MappingBuilder request, ResponseDefinitionBuilder answer) {
    server.stubFor(request.willReturn(answer));
    return this;
  }

  FakeGitHub on(String method, String path, int status, String body) {
    return on(request(method, urlPathEqualTo(path)), status, body);
  }

  /// Answers the first request so, and every later one otherwise.
  FakeGitHub onFirst(MappingBuilder first, ResponseDefinitionBuilder once, MappingBuilder later) {
    String story = UUID.randomUUID().toString();
    server.stubFor(
        first
            .inScenario(story)
            .whenScenarioStateIs(STARTED)
            .willSetStateTo("done")
            .willReturn(once));
    server.stubFor(later.inScenario(story).whenScenarioStateIs("done"));
    return this;
  }

  /// The answer to every request that nothing else answers.
  FakeGitHub otherwise(ResponseDefinitionBuilder answer) {
    server.stubFor(request("ANY", anyUrl()).atPriority(10).willReturn(answer));
    return this;
  }

  /// Answers the GraphQL operation of this name.
  FakeGitHub onQuery(String operation, ResponseDefinitionBuilder answer) {
    return on(query(operation), answer);
  }

  FakeGitHub onQuery(String operation, JsonNode answer) {
    return onQuery(operation, aResponse().withStatus(200).withBody(answer.toString()));
  }

  FakeGitHub onQuery(String operation, String answer) {
    return onQuery(operation, aResponse().withStatus(200).withBody(answer));
  }

  static MappingBuilder query(String operation) {
    return post(urlEqualTo("/graphql"))
        .withRequestBody(matchingJsonPath("$.query", matchesName(operation)));
  }

  private static com.github.tomakehurst.wiremock.matching.StringValuePattern matchesName(
      String operation) {
    return com.github.tomakehurst.wiremock.client.WireMock.matching(
        "(?s).*query " + operation + "\\b.*");
  }

  /// Every request so far, oldest first.
  List<LoggedRequest> requests() {
    return server.getAllServeEvents().reversed().stream().map(event -> event.getRequest()).toList();
  }

  /// Every answer so far, oldest first.
  List<LoggedResponse> answers() {
    return server.getAllServeEvents().reversed().stream()
        .map(event -> event.getResponse())
        .toList();
  }

  /// The JSON bodies of the requests with this method and path.
  List<JsonNode> bodies(String method, String path) {
    return requests().stream()
        .filter(sent -> sent.getMethod().getName().equals(method))
        .filter(sent -> sent.getUrl().split("\\?", 2)[0].equals(path))
        .map(sent -> Json.read(sent.getBodyAsString()).orElseThrow())
        .toList();
  }

  private List<String> undescribed() {
    List<String> wrong = new ArrayList<>();
    for (LoggedRequest sent : requests()) {
      String what = sent.getMethod() + " " + sent.getUrl() + ": ";
      String body = sent.getBodyAsString();
      if (sent.getUrl().equals("/graphql")) {
        String document = Json.read(body).orElseThrow().path("query").asText();
        GitHubSchema.published().check(document).forEach(each -> wrong.add(what + each));
      } else {
        Map<String, String> headers =
            body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        GitHubDescription.published()
            .check(sent.getMethod().getName(), sent.getUrl(), headers, body)
            .forEach(each -> wrong.add(what + each));
      }
    }
    return wrong;
  }
}
