package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A check run on a commit, as it stands now.
public final class SimulatedCheckRun {

  /// A part of the output that points at lines of a file.
  public record Annotation(String path, int startLine, int endLine, String level, String message) {}

  /// A button under the check.
  public record Button(String label, String description, String identifier) {}

  private final long id;
  private final String sha;
  private final CheckSuite suite;
  private String name;
  private String status = "queued";
  private @Nullable String conclusion;
  private @Nullable String detailsUrl;
  private @Nullable String externalId;
  private @Nullable String title;
  private @Nullable String summary;
  private @Nullable String text;
  private Instant startedAt;
  private @Nullable Instant completedAt;
  private List<Button> buttons = List.of();
  private final List<Annotation> annotations = new ArrayList<>();

  SimulatedCheckRun(long id, String name, String sha, CheckSuite suite, Instant startedAt) {
    this.id = id;
    this.name = name;
    this.sha = sha;
    this.suite = suite;
    this.startedAt = startedAt;
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String sha() {
    return sha;
  }

  public String status() {
    return status;
  }

  /// How it ended; null until it is completed.
  public @Nullable String conclusion() {
    return conclusion;
  }

  /// The conclusion where there is one, else the status: what the merge box shows.
  public String state() {
    return conclusion == null ? status : conclusion;
  }

  public String title() {
    return title == null ? "" : title;
  }

  public String summary() {
    return summary == null ? "" : summary;
  }

  public String text() {
    return text == null ? "" : text;
  }

  public @Nullable String detailsUrl() {
    return detailsUrl;
  }

  public @Nullable String externalId() {
    return externalId;
  }

  public List<Annotation> annotations() {
    return List.copyOf(annotations);
  }

  public List<Button> buttons() {
    return buttons;
  }

  public SimulatedApp app() {
    return suite.app();
  }

  CheckSuite suite() {
    return suite;
  }

  Instant startedAt() {
    return startedAt;
  }

  @Nullable Instant completedAt() {
    return completedAt;
  }

  @Nullable String rawTitle() {
    return title;
  }

  @Nullable String rawSummary() {
    return summary;
  }

  @Nullable String rawText() {
    return text;
  }

  void finish(String how, Instant at) {
    status = "completed";
    conclusion = how;
    completedAt = at;
  }

  void run(String how) {
    status = how;
    conclusion = null;
    completedAt = null;
  }

  /// Takes over what a request to create or update the run says besides its state.
  void take(JsonNode body) {
    name = body.path("name").asText(name);
    detailsUrl = textOr(body, "details_url", detailsUrl);
    externalId = textOr(body, "external_id", externalId);
    if (body.hasNonNull("started_at")) {
      startedAt = Instant.parse(body.path("started_at").asText());
    }
    JsonNode output = body.path("output");
    title = textOr(output, "title", title);
    summary = textOr(output, "summary", summary);
    text = textOr(output, "text", text);
    output.path("annotations").forEach(one -> annotations.add(annotation(one)));
    if (body.has("actions")) {
      List<Button> given = new ArrayList<>();
      body.path("actions").forEach(one -> given.add(button(one)));
      buttons = List.copyOf(given);
    }
  }

  private static Annotation annotation(JsonNode one) {
    return new Annotation(
        one.path("path").asText(),
        one.path("start_line").asInt(),
        one.path("end_line").asInt(),
        one.path("annotation_level").asText(),
        one.path("message").asText());
  }

  private static Button button(JsonNode one) {
    return new Button(
        one.path("label").asText(),
        one.path("description").asText(),
        one.path("identifier").asText());
  }

  private static @Nullable String textOr(JsonNode node, String field, @Nullable String other) {
    return node.hasNonNull(field) ? node.path(field).asText() : other;
  }
}
