package dev.countersign.github;

import dev.countersign.change.Check;
import dev.countersign.change.Sha;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Checked;
import dev.countersign.forge.Event.Ignored;
import dev.countersign.forge.Event.Pressed;
import dev.countersign.forge.Event.Rerun;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happens to checks, statuses and merge groups.
final class CheckEvents {
  private CheckEvents() {}

  /// @param us our app's number
  static Event run(Payload payload, long us) {
    boolean ours = payload.at("check_run.app.id").asLong(-1) == us;
    return switch (payload.action()) {
      case "rerequested" -> ours ? rerun(payload) : others(payload);
      case "requested_action" -> ours ? pressed(payload) : others(payload);
      case "created", "completed" ->
          ours ? new Ignored("our own doing: " + payload.word()) : checked(payload);
      default -> GitHubEar.unheard(payload);
    };
  }

  /// A suite is asked for again as a whole; otherwise its runs tell.
  static Event suite(Payload payload, long us) {
    boolean ours = payload.at("check_suite.app.id").asLong(us) == us;
    if (!payload.action().equals("rerequested")) {
      return new Ignored(payload.word() + ": its check runs tell");
    }
    return ours
        ? new Rerun(
            payload.installation(),
            payload.repo(),
            payload.sha("check_suite.head_sha"),
            null,
            payload.pulls("check_suite.pull_requests"))
        : others(payload);
  }

  static Event status(Payload payload) {
    String state = payload.needed("state");
    Check check =
        new Check(
            payload.needed("context"),
            null,
            false,
            Checks.ofStatus(state),
            payload.at("description").asText(""),
            "");
    return new Checked(
        payload.installation(), payload.repo(), payload.sha("sha"), check, List.of());
  }

  static Event mergeGroup(Payload payload) {
    Sha head = payload.sha("merge_group.head_sha");
    return switch (payload.action()) {
      case "checks_requested" ->
          new Event.MergeGroupAsked(
              payload.installation(),
              payload.repo(),
              head,
              payload.needed("merge_group.base_ref").replaceFirst("^refs/heads/", ""));
      case "destroyed" -> new Event.MergeGroupGone(payload.installation(), payload.repo(), head);
      default -> GitHubEar.unheard(payload);
    };
  }

  private static Event checked(Payload payload) {
    Check check =
        new Check(
            payload.needed("check_run.name"),
            payload.text("check_run.app.slug"),
            false,
            conclusion(payload),
            payload.at("check_run.output.title").asText(""),
            payload.at("check_run.output.summary").asText(""));
    return new Checked(
        payload.installation(),
        payload.repo(),
        payload.sha("check_run.head_sha"),
        check,
        payload.pulls("check_run.pull_requests"));
  }

  private static @Nullable String conclusion(Payload payload) {
    String conclusion = payload.text("check_run.conclusion");
    boolean completed = payload.at("check_run.status").asText("").equals("completed");
    return conclusion == null || !completed ? null : conclusion.toLowerCase(Locale.ROOT);
  }

  private static Event rerun(Payload payload) {
    return new Rerun(
        payload.installation(),
        payload.repo(),
        payload.sha("check_run.head_sha"),
        payload.text("check_run.external_id"),
        payload.pulls("check_run.pull_requests"));
  }

  private static Event pressed(Payload payload) {
    return new Pressed(
        payload.installation(),
        payload.repo(),
        payload.sha("check_run.head_sha"),
        payload.at("check_run.external_id").asText(""),
        payload.needed("requested_action.identifier"),
        Actors.orGhost(payload.person("sender")).login());
  }

  private static Event others(Payload payload) {
    return new Ignored(payload.word() + ": of another app");
  }
}
