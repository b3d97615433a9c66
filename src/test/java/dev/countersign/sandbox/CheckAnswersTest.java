package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the App may publish as a check, with GitHub's limits.
class CheckAnswersTest {

  private static final String RUNS = "/repos/acme/shop/check-runs";

  private final Hub hub = new Hub();
  private final SimulatedPull pull = hub.pull();

  @AfterEach
  void close() {
    hub.close();
  }

  private Hub.Got post(Consumer<ObjectNode> with) {
    ObjectNode body = Json.object().put("name", "countersign").put("head_sha", pull.head());
    with.accept(body);
    return hub.ask("POST", RUNS, body.toString());
  }

  @Test
  void theNewestRunOfANameCounts() {
    post(body ->
        body.put("conclusion", "success")
            .putObject("output")
            .put("title", "Ready")
            .put("summary", "s"));
    post(body ->
        body.put("status", "in_progress")
            .putObject("output")
            .put("title", "Waiting")
            .put("summary", "s"));

    assertThat(pull.check("countersign").orElseThrow().title()).isEqualTo("Waiting");
    assertThat(
            hub.get("/repos/acme/shop/commits/" + pull.head() + "/check-runs")
                .json()
                .path("total_count")
                .asInt())
        .isEqualTo(1);
    assertThat(
            hub.get("/repos/acme/shop/commits/" + pull.head() + "/check-runs?filter=all")
                .json()
                .path("total_count")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void aCompletedRunDoesNotGoBackToInProgress() {
    long id = post(body -> body.put("conclusion", "success")).json().path("id").asLong();

    hub.ask("PATCH", RUNS + "/" + id, "{\"status\":\"in_progress\"}");
    assertThat(pull.check("countersign").orElseThrow().state()).isEqualTo("success");
    hub.ask("PATCH", RUNS + "/" + id, "{\"conclusion\":\"failure\"}");
    assertThat(pull.check("countersign").orElseThrow().state()).isEqualTo("failure");
  }

  @Test
  void theSummaryIsMeasuredInBytes() {
    String fits = "é".repeat(32_767);

    assertThat(
            post(body -> body.putObject("output").put("title", "t").put("summary", fits)).status())
        .isEqualTo(201);
    assertThat(
            post(body -> body.putObject("output").put("title", "t").put("summary", fits + "é"))
                .status())
        .isEqualTo(422);
  }

  @Test
  void whatGitHubWouldRefuseIsRefused() {
    assertThat(post(body -> body.put("status", "completed")).status()).isEqualTo(422);
    assertThat(post(body -> body.put("conclusion", "stale")).status()).isEqualTo(422);
    assertThat(post(body -> body.put("head_sha", "0".repeat(40))).status()).isEqualTo(422);
    assertThat(post(body -> body.putObject("output").put("title", "t")).status()).isEqualTo(422);
    assertThat(post(body -> buttons(body, 4, "Again")).status()).isEqualTo(422);
    assertThat(post(body -> buttons(body, 1, "A label that is too long")).status()).isEqualTo(422);
    assertThat(post(body -> annotations(body, 51)).status()).isEqualTo(422);
    assertThat(post(body -> annotations(body, 50)).status()).isEqualTo(201);
  }

  private static void buttons(ObjectNode body, int count, String label) {
    for (int i = 0; i < count; i++) {
      body.withArray("actions")
          .addObject()
          .put("label", label)
          .put("description", "d")
          .put("identifier", "i" + i);
    }
  }

  private static void annotations(ObjectNode body, int count) {
    ObjectNode output = body.putObject("output").put("title", "t").put("summary", "s");
    for (int i = 0; i < count; i++) {
      output
          .withArray("annotations")
          .addObject()
          .put("path", "a")
          .put("start_line", 1)
          .put("end_line", 1)
          .put("annotation_level", "notice")
          .put("message", "m");
    }
  }

  @Test
  void anotherAppsRunCannotBeChanged() {
    SimulatedCheckRun build = pull.ci("build", "success");

    assertThat(hub.ask("PATCH", RUNS + "/" + build.id(), "{\"conclusion\":\"failure\"}").status())
        .isEqualTo(403);
  }
}
