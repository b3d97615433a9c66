package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// GitHub's limits on what a check run may say.
final class CheckLimits {

  private static final int MOST_BYTES = 65_535;
  private static final Set<String> STATUSES = Set.of("queued", "in_progress", "completed");
  private static final Set<String> CONCLUSIONS =
      Set.of(
          "success", "failure", "neutral", "cancelled", "skipped", "timed_out", "action_required");

  private CheckLimits() {}

  static String needed(JsonNode body, String field) {
    if (!body.path(field).isTextual() || body.path(field).asText().isEmpty()) {
      throw Refusal.invalid("Invalid request.\n\n\"" + field + "\" wasn't supplied.");
    }
    return body.path(field).asText();
  }

  /// Refuses what GitHub would refuse in a request to make or change a run.
  static void refuseWrong(JsonNode body) {
    String status = body.path("status").asText("queued");
    if (!STATUSES.contains(status)) {
      throw Refusal.invalid(
          "Invalid request.\n\n"
              + status
              + " is not a member of [\"queued\", \"in_progress\", \"completed\"].");
    }
    if (status.equals("completed") && !body.hasNonNull("conclusion")) {
      throw Refusal.invalid("Invalid request.\n\nMissing required keys: conclusion.");
    }
    if (body.hasNonNull("conclusion") && !CONCLUSIONS.contains(body.path("conclusion").asText())) {
      throw Refusal.invalid(
          "Invalid request.\n\n" + body.path("conclusion").asText() + " is not a conclusion.");
    }
    refuseWrongOutput(body.path("output"));
    refuseWrongActions(body.path("actions"));
  }

  private static void refuseWrongOutput(JsonNode output) {
    if (output.isMissingNode() || output.isNull()) {
      return;
    }
    needed(output, "title");
    if (!output.path("summary").isTextual()) {
      throw Refusal.invalid("Invalid request.\n\n\"summary\" wasn't supplied.");
    }
    for (String field : List.of("summary", "text")) {
      if (output.path(field).asText("").getBytes(UTF_8).length > MOST_BYTES) {
        throw Refusal.invalid(
            "Invalid request.\n\nOnly 65535 characters are allowed; " + field + " has more.");
      }
    }
    if (output.path("annotations").size() > 50) {
      throw Refusal.invalid(
          "Invalid request.\n\nNo more than 50 items are allowed; annotations has more.");
    }
    output.path("annotations").forEach(CheckLimits::refuseWrongAnnotation);
  }

  private static void refuseWrongAnnotation(JsonNode annotation) {
    needed(annotation, "path");
    needed(annotation, "message");
    boolean fine =
        annotation.path("start_line").canConvertToInt()
            && annotation.path("end_line").asInt() >= annotation.path("start_line").asInt()
            && Set.of("notice", "warning", "failure")
                .contains(annotation.path("annotation_level").asText())
            && annotation.path("title").asText("").length() <= 255;
    if (!fine) {
      throw Refusal.invalid("Invalid request.\n\nAn annotation is not as described: " + annotation);
    }
  }

  private static void refuseWrongActions(JsonNode actions) {
    if (actions.size() > 3) {
      throw Refusal.invalid(
          "Invalid request.\n\nNo more than 3 items are allowed; actions has more.");
    }
    Map<String, Integer> limits =
        new LinkedHashMap<>(Map.of("label", 20, "description", 40, "identifier", 20));
    actions.forEach(action ->
        limits.forEach((field, most) -> {
          if (needed(action, field).length() > most) {
            throw Refusal.invalid(
                "Invalid request.\n\nOnly "
                    + most
                    + " characters are allowed; "
                    + field
                    + " has more.");
          }
        }));
  }
}
