package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.sandbox.SimulatedPull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What programs may ask, and what they are answered. Every answer is held to the document that
/// describes the API.
class ApiStory {
  private static final String SMALL =
      """
      policy: small
      title: Small
      areas:
        app: {paths: ["src/**"]}
      types:
        significant: {when: {area: app}}
        standard: {}
      rules:
        - rule: Two reviewers
          require: {approvals: {count: 2}}
          because: two see more than one
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Town town;
  private static SimulatedPull pull;
  private static HttpClient client;
  private static OpenApiInteractionValidator described;

  @BeforeAll
  static void open() {
    client = HttpClient.newHttpClient();
    town = Town.with(TownPolicy.USUAL);
    pull = TownPolicy.plain(town);
    described =
        OpenApiInteractionValidator.createForInlineApiSpecification(get("/api/openapi.json", null))
            .build();
  }

  @AfterAll
  static void close() {
    client.close();
    town.close();
  }

  @Test
  void aDescribedChangeIsJudgedByAGivenPolicy() {
    JsonNode answer =
        asked(
            200,
            """
            {"policy": %s, "people": {"eve": {"permission": "write"}},
             "base": {"author": "bob", "files": [{"path": "src/a.txt", "added": 3}]},
             "change": {"reviews": [{"by": "eve", "state": "approved"}]}}
            """
                .formatted(quoted(SMALL)));
    assertThat(answer.get("verdict").asText()).isEqualTo("waiting");
    assertThat(answer.get("type").asText()).isEqualTo("significant");
    assertThat(answer.get("rules").get(0).get("rule").asText()).isEqualTo("Two reviewers");
    assertThat(answer.get("rules").get(0).get("detail").asText()).contains("1 of 2");
    assertThat(answer.get("summary").asText()).contains("Two reviewers");
  }

  @Test
  void aPullRequestByNameIsJudgedByThePolicyInForce() {
    JsonNode answer = asked(200, named("{}"));
    assertThat(answer.get("verdict").asText()).isEqualTo("waiting");
    assertThat(answer.get("title").asText())
        .isEqualTo(pull.check("countersign").orElseThrow().title());
  }

  @Test
  void reviewsLabelsBodyAndTimeMayBeOtherThanTheyAre() {
    JsonNode answer =
        asked(
            200,
            """
            {"pull": {"owner": "acme", "repo": "shop", "number": %d}, "at": "2027-01-04T10:00:00Z",
             "change": {"reviews": [{"by": "eve", "state": "approved"}], "body": "Other.",
                        "labels": ["x"], "title": "other", "draft": true}}
            """
                .formatted(pull.number()));
    assertThat(answer.get("at").asText()).isEqualTo("2027-01-04T10:00:00Z");
    assertThat(answer.get("rules").get(0).get("state").asText()).isEqualTo("met");
  }

  @Test
  void aPullRequestByNameIsJudgedByAnotherPolicy() {
    JsonNode answer =
        asked(
            200,
            """
            {"pull": {"owner": "acme", "repo": "shop", "number": %d}, "policy": %s}
            """
                .formatted(pull.number(), quoted(SMALL)));
    assertThat(answer.get("type").asText()).isEqualTo("significant");
    assertThat(answer.get("awaited").toString()).isNotEqualTo("[]");
  }

  @Test
  void thePolicyOfARepositoryJudgesADescribedChange() {
    JsonNode answer =
        asked(
            200,
            """
            {"repository": "acme/shop", "change": {"files": [{"path": "src/crypto/k.txt", "added": 1}]}}
            """);
    assertThat(answer.get("type").asText()).isEqualTo("significant");
    asked(404, "{\"repository\": \"acme/other\", \"policy\": null, \"change\": {}}");
  }

  @Test
  void tryingAsksKeepsAndPublishesNothing() {
    List<String> before = List.of(town.check(pull), history());
    asked(200, named("{\"reviews\": [{\"by\": \"eve\", \"state\": \"approved\"}]}"));
    town.settle();
    assertThat(List.of(town.check(pull), history())).isEqualTo(before);
  }

  private static String history() {
    return get("/api/v1/repos/acme/shop/pulls/" + pull.number(), Town.API_TOKEN);
  }

  @Test
  void whatCannotBeReadIsSaidWithItsPlace() {
    assertThat(asked(400, "{\"policy\": \"policy: x\\nrools: []\\n\", \"change\": {}}").toString())
        .contains("\"file\":\"policy\"", "\"line\":2", "rools");
    assertThat(
            asked(400, "{\n \"change\": {\"fils\": []}, \"policy\": " + quoted(SMALL) + "}")
                .toString())
        .contains("\"file\":\"request\"", "\"line\":2", "fils");
    assertThat(asked(400, "{}").toString()).contains("needs `change`");
  }

  @Test
  void noBodyWhateverItIsStopsTheServer() {
    List<String> bodies =
        new ArrayList<>(
            List.of(
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}}",
                "{\"a\":1,\"a\":2}",
                "\u0000",
                "{\"pull\": 7}",
                "{\"pull\": {\"owner\": \"..\", \"repo\": \"/\", \"number\": -1}}",
                "{\"repository\": \"a/b/c\", \"change\": {}}",
                "{\"repository\": \"acme/shop\", \"change\": [], \"people\": 3}",
                "[".repeat(100_000),
                "{\"policy\":" + "{\"a\":".repeat(5_000),
                "{\"repository\": \"acme/shop\", \"at\": \"+999999999-12-31T23:59:59Z\", \"change\": {}}",
                "{\"repository\": \"acme/shop\", \"change\": {\"author\": \"a b\", \"files\": [{}]}}",
                "{\"repository\": \"acme/shop\", \"change\": {\"deploy\": {}, \"events\": []}}",
                "{\"repository\": \"acme/shop\", \"change\": {\"commits\": [1, null, \"\"]}}"));
    String good =
        "{\"repository\":\"acme/shop\",\"at\":\"2026-03-03T12:00Z\",\"people\":{\"eve\":{\"teams\":[\"x\"]}},"
            + "\"base\":{\"title\":\"t\",\"labels\":[\"a\"],\"files\":[{\"path\":\"src/a\",\"added\":1}]},"
            + "\"change\":{\"reviews\":[{\"by\":\"eve\",\"state\":\"approved\",\"at\":\"2026-03-03T11:00Z\"}]}}";
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(good.length());
      String with = List.of("", "0", "\"", "[", "}", "null", "\u2028", "-1", ":").get(i % 9);
      bodies.add(
          good.substring(0, at) + with + good.substring(Math.min(good.length(), at + 1 + i % 3)));
    }
    for (String body : bodies) {
      HttpResponse<String> answer = post(body, Town.API_TOKEN);
      assertThat(answer.statusCode()).as(body).isIn(200, 400, 404);
      fits("/api/v1/evaluate", Method.POST, answer);
    }
  }

  @Test
  void aBodyOverAMebibyteIsNotRead() {
    HttpResponse<String> answer =
        post("{\"policy\": \"" + "x".repeat(1 << 20) + "\"}", Town.API_TOKEN);
    assertThat(answer.statusCode()).isEqualTo(413);
    fits("/api/v1/evaluate", Method.POST, answer);
  }

  @Test
  void nobodyWithoutTheTokenIsAnswered() {
    for (String token : new String[] {null, "", "x", Town.API_TOKEN + "x"}) {
      HttpResponse<String> answer = post("{}", token);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
      fits("/api/v1/evaluate", Method.POST, answer);
      assertThat(send("/api/v1/pulls", token, null).statusCode()).isEqualTo(401);
      assertThat(send("/api/v1/repos/acme/shop/pulls/1", token, null).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void withoutATokenInTheSettingsTheApiIsNotThere() {
    try (Front front = Front.open()) {
      for (String path : List.of("/api/v1/pulls", "/api/v1/repos/a/b/pulls/1")) {
        HttpResponse<String> answer = front.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("COUNTERSIGN_API_TOKEN");
      }
    }
  }

  @Test
  void whatThePagesShowIsToldToo() throws IOException {
    HttpResponse<String> list = send("/api/v1/pulls", Town.API_TOKEN, null);
    fits("/api/v1/pulls", Method.GET, list);
    assertThat(JSON.readTree(list.body()).get("pulls").findValuesAsText("subject"))
        .contains("fix: app");
    String path = "/api/v1/repos/acme/shop/pulls/" + pull.number();
    HttpResponse<String> one = send(path, Town.API_TOKEN, null);
    fits(path, Method.GET, one);
    assertThat(one.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(one.body()).get("verdict").get("type").asText()).isEqualTo("standard");
    for (String unknown : List.of("999", "x", "99999999999")) {
      assertThat(
              send("/api/v1/repos/acme/shop/pulls/" + unknown, Town.API_TOKEN, null).statusCode())
          .isEqualTo(404);
    }
  }

  private static String named(String change) {
    return "{\"pull\": {\"owner\": \"acme\", \"repo\": \"shop\", \"number\": "
        + pull.number()
        + "}, \"change\": "
        + change
        + "}";
  }

  private static String quoted(String text) {
    return JSON.valueToTree(text).toString();
  }

  /// The answer, which must be one that the document describes, to a question that it describes.
  private static JsonNode asked(int status, String body) {
    HttpResponse<String> answer = post(body, Town.API_TOKEN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 200) {
      var request =
          SimpleRequest.Builder.post("/api/v1/evaluate")
              .withContentType("application/json")
              .withAuthorization("Bearer " + Town.API_TOKEN)
              .withBody(body)
              .build();
      assertThat(described.validateRequest(request).getMessages()).isEmpty();
    }
    fits("/api/v1/evaluate", Method.POST, answer);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private static void fits(String path, Method method, HttpResponse<String> answer) {
    var response =
        SimpleResponse.Builder.status(answer.statusCode())
            .withContentType(answer.headers().firstValue("content-type").orElse(""))
            .withBody(answer.body())
            .build();
    assertThat(described.validateResponse(path, method, response).getMessages())
        .as(answer.body())
        .isEmpty();
  }

  private static HttpResponse<String> post(String body, @Nullable String token) {
    return send("/api/v1/evaluate", token, body);
  }

  private static String get(String path, @Nullable String token) {
    return send(path, token, null).body();
  }

  private static HttpResponse<String> send(
      String path, @Nullable String token, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + town.port() + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
