package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Check runs, suites and statuses in their published shapes.
final class CheckShapes {

  private final World world;
  private final Shapes shapes;
  private final PullShapes pulls;

  CheckShapes(World world, Shapes shapes, PullShapes pulls) {
    this.world = world;
    this.shapes = shapes;
    this.pulls = pulls;
  }

  ObjectNode run(SimulatedRepository repository, SimulatedCheckRun run) {
    return Shape.of("check_run")
        .with("repo_url", world.addresses.repo(repository))
        .with("page", world.addresses.page(repository))
        .with("id", run.id())
        .with("node", NodeId.of("CheckRun", run.id()))
        .with("name", run.name())
        .with("sha", run.sha())
        .with("external_id", Objects.requireNonNullElse(run.externalId(), ""))
        .with(
            "details_url",
            Objects.requireNonNullElse(run.detailsUrl(), world.addresses.page(repository)))
        .with("status", run.status())
        .with("conclusion", run.conclusion())
        .with("started_at", run.startedAt())
        .with("completed_at", run.completedAt())
        .with("title", run.rawTitle())
        .with("summary", run.rawSummary())
        .with("text", run.rawText())
        .with("annotations", run.annotations().size())
        .with("suite", Json.object().put("id", run.suite().id()))
        .with("app", shapes.app(run.app()))
        .with("pulls", Json.array(pullsOf(repository, run.sha()), pulls::minimal))
        .fill();
  }

  /// As webhooks carry a run: with its suite in full.
  ObjectNode runEvent(SimulatedRepository repository, SimulatedCheckRun run) {
    ObjectNode event = run(repository, run);
    event.set("check_suite", suite("check_suite", repository, run.suite()));
    return event;
  }

  ObjectNode suite(String shape, SimulatedRepository repository, CheckSuite suite) {
    List<SimulatedCheckRun> runs =
        repository.checks().on(suite.sha()).stream()
            .filter(run -> run.suite().equals(suite))
            .toList();
    boolean done = !runs.isEmpty() && runs.stream().allMatch(run -> run.conclusion() != null);
    return Shape.of(shape)
        .with("repo_url", world.addresses.repo(repository))
        .with("id", suite.id())
        .with("node", NodeId.of("CheckSuite", suite.id()))
        .with("sha", suite.sha())
        .with("branch", branchOf(repository, suite.sha()))
        .with("status", done ? "completed" : "queued")
        .with("conclusion", done ? runs.getLast().conclusion() : null)
        .with("pulls", Json.array(pullsOf(repository, suite.sha()), pulls::minimal))
        .with("app", shapes.app(suite.app()))
        .with("at", world.now())
        .with("head_commit", headCommit(repository.git.get(suite.sha())))
        .fill();
  }

  static ObjectNode headCommit(GitCommit commit) {
    ObjectNode node =
        Json.object()
            .put("id", commit.sha())
            .put(
                "tree_id",
                Hash.object("tree", commit.sha().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .put("message", commit.message())
            .put("timestamp", Json.time(commit.at()));
    node.set("author", gitUser(commit.author()));
    node.set("committer", gitUser(commit.author()));
    return node;
  }

  static ObjectNode gitUser(String login) {
    return Json.object().put("name", login).put("email", GitCommit.email(login));
  }

  /// Open pull requests from this repository with that head; GitHub names none that come from
  /// forks.
  static List<SimulatedPull> pullsOf(SimulatedRepository repository, String sha) {
    return repository.pulls().stream()
        .filter(
            pull -> pull.isOpen() && pull.headRepository() == repository && pull.head().equals(sha))
        .toList();
  }

  private static @Nullable String branchOf(SimulatedRepository repository, String sha) {
    return repository.branches().entrySet().stream()
        .filter(branch -> branch.getValue().equals(sha))
        .map(java.util.Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  ObjectNode status(SimulatedRepository repository, CommitStatus status) {
    ObjectNode event =
        Shape.of("status")
            .with("web", world.addresses.web())
            .with("id", status.id())
            .with("sha", status.sha())
            .with("full_name", repository.fullName())
            .with("context", status.context())
            .with("state", status.state())
            .with("commit", shapes.commit(repository, repository.git.get(status.sha())))
            .with(
                "branches",
                Json.array(branches(repository, status.sha()), one -> branch(repository, one)))
            .with("at", status.at())
            .fill();
    return event;
  }

  private static List<String> branches(SimulatedRepository repository, String sha) {
    return repository.branches().entrySet().stream()
        .filter(branch -> branch.getValue().equals(sha))
        .map(java.util.Map.Entry::getKey)
        .limit(10)
        .toList();
  }

  private ObjectNode branch(SimulatedRepository repository, String name) {
    ObjectNode node = Json.object().put("name", name).put("protected", false);
    node.putObject("commit")
        .put("sha", repository.head(name))
        .put("url", world.addresses.repo(repository) + "/commits/" + repository.head(name));
    return node;
  }
}
