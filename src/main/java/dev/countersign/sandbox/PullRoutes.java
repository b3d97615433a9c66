package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is asked of pull requests, and of the issues that they also are.
final class PullRoutes {

  private static final int MOST_FILES = 3000;
  private static final int MOST_COMMITS = 250;

  private PullRoutes() {}

  static void add(Routes routes) {
    String pulls = "/repos/{owner}/{repo}/pulls";
    String issues = "/repos/{owner}/{repo}/issues";
    String write = "pull_requests:write|issues:write";
    routes
        .on("GET " + pulls, "pull_requests:read", PullRoutes::list)
        .on(
            "GET " + pulls + "/{number}",
            "pull_requests:read",
            call -> Answer.ok(call.pullShapes().full(call.pull())))
        .on("PATCH " + pulls + "/{number}", "pull_requests:write", PullRoutes::update)
        .on("GET " + pulls + "/{number}/files", "pull_requests:read", PullRoutes::files)
        .on("GET " + pulls + "/{number}/commits", "pull_requests:read", PullRoutes::commits)
        .on("GET " + pulls + "/{number}/reviews", "pull_requests:read", PullRoutes::reviews)
        .on(
            "GET " + issues + "/{number}/labels",
            "pull_requests:read|issues:read",
            call -> Answer.ok(call.pullShapes().labels(call.pull())))
        .on("POST " + issues + "/{number}/labels", write, PullRoutes::addLabels)
        .on("DELETE " + issues + "/{number}/labels/{name}", write, PullRoutes::removeLabel)
        .on(
            "GET " + issues + "/{number}/comments",
            "pull_requests:read|issues:read",
            PullRoutes::comments)
        .on("POST " + issues + "/{number}/comments", write, PullRoutes::comment)
        .on("PATCH " + issues + "/comments/{id}", write, PullRoutes::editComment)
        .on(
            "GET " + issues + "/comments/{id}/reactions",
            "pull_requests:read|issues:read",
            PullRoutes::reactions)
        .on("POST " + issues + "/comments/{id}/reactions", write, PullRoutes::react)
        .on(
            "GET /repos/{owner}/{repo}/labels",
            "pull_requests:read|issues:read",
            call ->
                call.page(
                    call.repository().labels(),
                    label -> call.shapes().label(call.repository(), label)));
  }

  private static Answer list(Call call) {
    String state = call.query("state", "open");
    String base = call.query("base", "");
    String head = call.query("head", "");
    Comparator<SimulatedPull> byNumber = Comparator.comparingInt(SimulatedPull::number);
    boolean ascending = call.query("direction", "desc").equals("asc");
    List<SimulatedPull> found =
        call.repository().pulls().stream()
            .filter(pull -> state.equals("all") || pull.isOpen() == state.equals("open"))
            .filter(pull -> base.isEmpty() || pull.base().equals(base))
            .filter(pull ->
                head.isEmpty()
                    || head.equals(pull.headRepository().owner().login() + ":" + pull.headRef()))
            .sorted(ascending ? byNumber : byNumber.reversed())
            .toList();
    return call.page(found, call.pullShapes()::simple);
  }

  private static Answer update(Call call) {
    SimulatedPull pull = call.pull();
    JsonNode body = call.body();
    if (body.has("body")) {
      pull.editBody(call.bot().login(), body.path("body").asText(""));
    }
    if (body.has("title")) {
      pull.editTitle(call.bot().login(), body.path("title").asText());
    }
    return Answer.ok(call.pullShapes().full(pull));
  }

  private static Answer files(Call call) {
    SimulatedPull pull = call.pull();
    List<FileDelta> files = pull.files();
    return call.page(
        files.subList(0, Math.min(MOST_FILES, files.size())), one -> call.shapes().file(pull, one));
  }

  private static Answer commits(Call call) {
    List<GitCommit> commits = call.pull().commits();
    return call.page(
        commits.subList(0, Math.min(MOST_COMMITS, commits.size())),
        one -> call.shapes().commit(call.repository(), one));
  }

  private static Answer reviews(Call call) {
    SimulatedPull pull = call.pull();
    return call.page(pull.requests().reviews(), one -> call.pullShapes().review(pull, one));
  }

  private static Answer addLabels(Call call) {
    SimulatedPull pull = call.pull();
    JsonNode body = call.body().path("labels");
    if (!body.isArray()) {
      throw Refusal.invalid("Invalid request.\n\n\"labels\" wasn't supplied.");
    }
    body.forEach(one ->
        pull.addLabel(call.bot(), one.isTextual() ? one.asText() : one.path("name").asText()));
    return Answer.ok(call.pullShapes().labels(pull));
  }

  private static Answer removeLabel(Call call) {
    SimulatedPull pull = call.pull();
    if (!pull.removeLabel(call.bot(), call.part("name"))) {
      throw Refusal.notFound();
    }
    return Answer.ok(call.pullShapes().labels(pull));
  }

  private static Answer comments(Call call) {
    Optional<SimulatedIssue> issue = issue(call);
    if (issue.isPresent()) {
      return call.page(issue.get().comments(), one -> shape(call, issue.get(), one));
    }
    SimulatedPull pull = call.pull();
    return call.page(pull.discussion().comments(), one -> call.pullShapes().comment(pull, one));
  }

  private static Optional<SimulatedIssue> issue(Call call) {
    return call.repository().findIssue((int) call.number("number"));
  }

  private static ObjectNode shape(Call call, SimulatedIssue issue, SimulatedComment comment) {
    return call.world().webhooks.issues().comment(call.repository(), issue, comment);
  }

  private static Answer comment(Call call) {
    String text = call.body().path("body").asText("");
    if (text.isBlank()) {
      throw Refusal.invalid("Validation Failed");
    }
    Optional<SimulatedIssue> issue = issue(call);
    if (issue.isPresent()) {
      return Answer.created(shape(call, issue.get(), issue.get().comment(call.bot(), text)));
    }
    SimulatedPull pull = call.pull();
    return Answer.created(
        call.pullShapes().comment(pull, pull.discussion().comment(call.bot(), text)));
  }

  private record Said(SimulatedPull pull, SimulatedComment comment) {}

  private static Said said(Call call) {
    long id = call.number("id");
    return call.repository().pulls().stream()
        .flatMap(pull -> pull.discussion().findComment(id).map(one -> new Said(pull, one)).stream())
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private static Answer editComment(Call call) {
    Said said = said(call);
    said.pull().discussion().edit(said.comment(), call.bot(), call.body().path("body").asText());
    return Answer.ok(call.pullShapes().comment(said.pull(), said.comment()));
  }

  private static JsonNode reaction(Call call, Reaction reaction) {
    return Json.object()
        .put("id", reaction.id())
        .put("node_id", NodeId.of("Reaction", reaction.id()))
        .put("content", reaction.content())
        .put("created_at", Json.time(call.world().now()))
        .set("user", call.shapes().user(reaction.by()));
  }

  private static Answer reactions(Call call) {
    return call.page(said(call).comment().reactions(), one -> reaction(call, one));
  }

  private static Answer react(Call call) {
    String content = call.body().path("content").asText();
    if (!List.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes")
        .contains(content)) {
      throw Refusal.invalid("Validation Failed");
    }
    SimulatedComment comment = said(call).comment();
    Optional<Reaction> there =
        comment.reactions().stream()
            .filter(one -> one.by().equals(call.bot()) && one.content().equals(content))
            .findFirst();
    if (there.isPresent()) {
      return Answer.ok(reaction(call, there.get()));
    }
    Reaction reaction = new Reaction(call.world().nextId(), call.bot(), content);
    comment.react(reaction);
    return Answer.created(reaction(call, reaction));
  }
}
