package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Check runs: made and changed by the App, read by anybody who may.
final class CheckRoutes {

  private CheckRoutes() {}

  static void add(Routes routes) {
    String repo = " /repos/{owner}/{repo}";
    routes
        .on("POST" + repo + "/check-runs", "checks:write", CheckRoutes::create)
        .on("PATCH" + repo + "/check-runs/{id}", "checks:write", CheckRoutes::update)
        .on("GET" + repo + "/check-runs/{id}", "checks:read", CheckRoutes::one)
        .on("GET" + repo + "/check-runs/{id}/annotations", "checks:read", CheckRoutes::annotations)
        .on("GET" + repo + "/commits/{ref*}/check-runs", "checks:read", CheckRoutes::list)
        .on("GET" + repo + "/commits/{ref*}/status", "statuses:read", CheckRoutes::combined);
  }

  private static Answer create(Call call) {
    SimulatedRepository repository = call.repository();
    JsonNode body = call.body();
    String name = CheckLimits.needed(body, "name");
    String sha = CheckLimits.needed(body, "head_sha");
    if (repository.git.find(sha).isEmpty()) {
      throw Refusal.invalid("No commit found for SHA: " + sha);
    }
    CheckLimits.refuseWrong(body);
    SimulatedCheckRun run = repository.checks().create(call.world().app, name, sha);
    settle(call, run, body);
    run.take(body);
    call.world().webhooks.checkRun(repository, run, false, call.bot());
    return Answer.created(call.checkShapes().run(repository, run));
  }

  private static SimulatedCheckRun find(Call call) {
    return call.repository().checks().find(call.number("id")).orElseThrow(Refusal::notFound);
  }

  private static Answer one(Call call) {
    return Answer.ok(call.checkShapes().run(call.repository(), find(call)));
  }

  private static Answer update(Call call) {
    SimulatedCheckRun run = find(call);
    if (!run.app().equals(call.world().app)) {
      throw Refusal.forbidden(
          "Invalid app_id `"
              + call.world().app.id()
              + "` - check run can only be modified by the GitHub App that created it.");
    }
    CheckLimits.refuseWrong(call.body());
    String before = run.state();
    settle(call, run, call.body());
    run.take(call.body());
    if (!before.equals(run.state()) && run.conclusion() != null) {
      call.world().webhooks.checkRun(call.repository(), run, true, call.bot());
    }
    return Answer.ok(call.checkShapes().run(call.repository(), run));
  }

  /// Takes over status and conclusion; a completed run stays completed whatever status is sent.
  private static void settle(Call call, SimulatedCheckRun run, JsonNode body) {
    if (body.hasNonNull("conclusion")) {
      run.finish(body.path("conclusion").asText(), call.world().now());
    } else if (body.hasNonNull("status") && run.conclusion() == null) {
      run.run(body.path("status").asText());
    }
  }

  private static Answer annotations(Call call) {
    return call.page(
        find(call).annotations(),
        one ->
            Json.object()
                .put("path", one.path())
                .put("start_line", one.startLine())
                .put("end_line", one.endLine())
                .putNull("start_column")
                .putNull("end_column")
                .put("annotation_level", one.level())
                .putNull("title")
                .put("message", one.message())
                .putNull("raw_details")
                .put("blob_href", call.world().addresses.repo(call.repository())));
  }

  private static Answer list(Call call) {
    SimulatedRepository repository = call.repository();
    String sha = RepositoryRoutes.commit(call, call.part("ref")).sha();
    String name = call.query("check_name", "");
    String app = call.query("app_id", "");
    List<SimulatedCheckRun> newestFirst =
        new ArrayList<>(repository.checks().on(sha).reversed())
            .stream()
                .filter(run -> name.isEmpty() || run.name().equals(name))
                .filter(run -> app.isEmpty() || Long.toString(run.app().id()).equals(app))
                .toList();
    List<SimulatedCheckRun> runs =
        call.query("filter", "latest").equals("all") ? newestFirst : latest(newestFirst);
    Call.Page page = call.page(runs.size());
    ObjectNode answer = Json.object().put("total_count", runs.size());
    answer.set(
        "check_runs",
        Json.array(
            runs.subList(page.from(), page.to()), run -> call.checkShapes().run(repository, run)));
    return page.linked(call, Answer.ok(answer));
  }

  private static List<SimulatedCheckRun> latest(List<SimulatedCheckRun> newestFirst) {
    Map<String, SimulatedCheckRun> newest = new LinkedHashMap<>();
    newestFirst.forEach(run -> newest.putIfAbsent(run.app().id() + "/" + run.name(), run));
    return List.copyOf(newest.values());
  }

  private static Answer combined(Call call) {
    SimulatedRepository repository = call.repository();
    String sha = RepositoryRoutes.commit(call, call.part("ref")).sha();
    List<CommitStatus> statuses = repository.checks().statusesOn(sha);
    boolean red =
        statuses.stream().anyMatch(one -> Set.of("failure", "error").contains(one.state()));
    boolean green =
        !statuses.isEmpty() && statuses.stream().allMatch(one -> one.state().equals("success"));
    String address = call.world().addresses.repo(repository) + "/commits/" + sha;
    ObjectNode answer =
        Json.object()
            .put("state", red ? "failure" : green ? "success" : "pending")
            .put("sha", sha)
            .put("total_count", statuses.size())
            .put("commit_url", address)
            .put("url", address + "/status");
    answer.set("repository", call.shapes().repository(repository));
    answer.set("statuses", Json.array(statuses, one -> simple(call, repository, one)));
    return Answer.ok(answer);
  }

  private static ObjectNode simple(Call call, SimulatedRepository repository, CommitStatus status) {
    return Json.object()
        .put("id", status.id())
        .put("node_id", NodeId.of("StatusContext", status.id()))
        .put("state", status.state())
        .put("context", status.context())
        .putNull("description")
        .putNull("target_url")
        .put("avatar_url", call.world().addresses.web() + "/avatars/" + status.creator().id())
        .put("url", call.world().addresses.repo(repository) + "/statuses/" + status.sha())
        .put("created_at", Json.time(status.at()))
        .put("updated_at", Json.time(status.at()));
  }
}
