package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.countersign.github.PullAnswer.HEAD;
import static dev.countersign.github.ReadingStory.PULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Sha;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.CheckRun.Action;
import dev.countersign.forge.CheckRun.Conclusion;
import dev.countersign.forge.CheckRun.Note;
import dev.countersign.forge.Forge;
import dev.countersign.forge.KnownRun;
import dev.countersign.forge.Published;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a check comes to stand on a commit.
class PublishingStory {
  private static final String RUNS = "/repos/acme/shop/check-runs";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @BeforeEach
  void takesChecks() {
    github
        .on("POST", RUNS, 201, "{\"id\": 50}")
        .on("PATCH", RUNS + "/50", 200, "{\"id\": 50}")
        .on("PATCH", RUNS + "/40", 200, "{\"id\": 40}");
  }

  @Test
  void aFirstCheckIsCreatedOnTheHead() {
    assertThat(publish(check(Conclusion.FAILURE, List.of()), null))
        .isEqualTo(new Published.Done(50));

    JsonNode sent = github.bodies("POST", RUNS).getFirst();
    assertThat(sent.path("head_sha").asText()).isEqualTo(HEAD);
    assertThat(sent.path("status").asText()).isEqualTo("completed");
    assertThat(sent.path("conclusion").asText()).isEqualTo("failure");
    assertThat(sent.path("external_id").asText()).isEqualTo("x12");
    assertThat(sent.path("actions").size()).isEqualTo(3);
    assertThat(sent.path("actions").path(0).path("label").asText()).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "false, -, PATCH",
        "false, SUCCESS, PATCH",
        "true, SUCCESS, PATCH",
        "true, ACTION_REQUIRED, PATCH",
        "true, -, POST"
      })
  void onlyAFinishedCheckThatIsUnderWayAgainNeedsANewRun(
      boolean completed, @Nullable Conclusion conclusion, String method) {
    publish(check(conclusion, List.of()), new KnownRun(40, completed, Instant.EPOCH));

    String path = method.equals("POST") ? RUNS : RUNS + "/40";
    assertThat(github.bodies(method, path)).hasSize(1);
    assertThat(github.calls).hasSize(2);
  }

  @Test
  void aRunThatWasDeletedIsMadeAgain() {
    github.on("PATCH", RUNS + "/40", 404, "{\"message\": \"Not Found\"}");

    assertThat(publish(check(Conclusion.SUCCESS, List.of()), new KnownRun(40, true, Instant.EPOCH)))
        .isEqualTo(new Published.Done(50));
  }

  @Test
  void textsAreCutToBytesNotCharacters() {
    CheckRun check = check(Conclusion.SUCCESS, List.of());
    String emoji = "\uD83D\uDD12 a row\n".repeat(9_000);
    publish(
        new CheckRun(
            check.name(),
            check.head(),
            check.conclusion(),
            check.title(),
            emoji,
            emoji,
            check.detailsUrl(),
            check.externalId(),
            List.of(),
            List.of()),
        null);

    JsonNode output = github.bodies("POST", RUNS).getFirst().path("output");
    for (String field : List.of("summary", "text")) {
      String text = output.path(field).asText();
      assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(65_000, 65_535);
      assertThat(text).doesNotContain("\uFFFD").contains("cut");
    }
  }

  @Test
  void annotationsGoInFifties() {
    publish(check(Conclusion.FAILURE, notes(120)), null);

    assertThat(
            github.requests().stream()
                .filter(sent -> sent.getUrl().startsWith(RUNS))
                .map(sent -> Json.read(sent.getBodyAsString()).orElseThrow())
                .map(body -> body.path("output").path("annotations").size()))
        .containsExactly(50, 50, 20);
  }

  @Test
  void annotationsThatAreThereAreNotSentAgain() {
    Forge forge = github.forge();
    forge.publish(PULL, check(Conclusion.FAILURE, notes(2)), null);
    forge.publish(PULL, check(Conclusion.FAILURE, notes(3)), new KnownRun(50, true, Instant.EPOCH));

    assertThat(
            github
                .bodies("PATCH", RUNS + "/50")
                .getFirst()
                .path("output")
                .path("annotations")
                .size())
        .isEqualTo(1);
    assertThat(github.calls).hasSize(3);
  }

  @Test
  void annotationsThatNoLongerHoldNeedANewRun() {
    Forge forge = github.forge();
    forge.publish(PULL, check(Conclusion.FAILURE, notes(2)), null);
    forge.publish(
        PULL, check(Conclusion.SUCCESS, List.of()), new KnownRun(50, true, Instant.EPOCH));

    assertThat(github.bodies("POST", RUNS)).hasSize(2);
    assertThat(github.bodies("PATCH", RUNS + "/50")).isEmpty();
  }

  @Test
  void annotationsOfARunThatNobodyRemembersAreAskedFor() {
    github.on(
        "GET",
        RUNS + "/40/annotations",
        200,
        "[{\"path\": \"f0\", \"start_line\": 1, \"end_line\": 1, \"message\": \"look\"}]");

    publish(check(Conclusion.FAILURE, notes(2)), new KnownRun(40, true, Instant.EPOCH));

    assertThat(
            github
                .bodies("PATCH", RUNS + "/40")
                .getFirst()
                .path("output")
                .path("annotations")
                .size())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "422, No commit found for SHA: aaaa, no longer has the commit",
    "404, Not Found, repository is gone",
    "403, Resource not accessible by integration, checks: write"
  })
  void whereTheCommitIsGoneThereIsNothingToDo(int status, String message, String why) {
    github.on("POST", RUNS, status, "{\"message\": \"" + message + "\"}");

    Published published = publish(check(Conclusion.SUCCESS, List.of()), null);

    assertThat(((Published.Gone) published).why()).contains(why);
  }

  @Test
  void whatGitHubTakesOffenceAtIsLeftOut() {
    github.onFirst(
        post(urlEqualTo(RUNS)),
        aResponse().withStatus(422).withBody("{\"message\": \"Invalid request\"}"),
        post(urlEqualTo(RUNS)).willReturn(aResponse().withStatus(201).withBody("{\"id\": 51}")));

    assertThat(publish(check(Conclusion.FAILURE, notes(1)), null))
        .isEqualTo(new Published.Done(51));
    assertThat(github.bodies("POST", RUNS).getLast().path("output").has("annotations")).isFalse();
  }

  @Test
  void ourNewestRunOfANameIsFoundAgain() {
    github.on(
        "GET",
        "/repos/acme/shop/commits/" + HEAD + "/check-runs",
        200,
        """
        {"total_count": 3, "check_runs": [
          {"id": 3, "name": "countersign", "status": "completed", "app": {"id": 7}},
          {"id": 5, "name": "countersign", "status": "in_progress", "app": {"id": 7}},
          {"id": 9, "name": "countersign", "status": "completed", "app": {"id": 8}}]}
        """);

    assertThat(github.forge().findRun(PULL, "countersign", new Sha(HEAD)))
        .contains(new KnownRun(5, false, Instant.EPOCH));
  }

  private Published publish(CheckRun check, @Nullable KnownRun known) {
    return github.forge().publish(PULL, check, known);
  }

  private static CheckRun check(@Nullable Conclusion conclusion, List<Note> notes) {
    Action action = new Action("a label of far too many characters", "what", "id");
    return new CheckRun(
        "countersign",
        new Sha(HEAD),
        conclusion,
        "Ready",
        "summary",
        "text",
        "https://x.example/details",
        "x12",
        notes,
        List.of(action, action, action, action));
  }

  private static List<Note> notes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Note("f" + i, 1, 1, Note.Level.WARNING, "look"))
        .toList();
  }
}
