package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A repository's deployments, and its runs that wait for leave to make one.
public final class SimulatedDeployments {

  private final SimulatedRepository repository;
  private final List<Made> made = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();

  SimulatedDeployments(SimulatedRepository repository) {
    this.repository = repository;
  }

  /// A workflow run that deploys to an environment once it may.
  public final class Run {
    private final long id;
    private final String environment;
    private final String sha;
    private final List<String> comments = new ArrayList<>();
    private final List<String[]> reviews = new ArrayList<>();
    private String state = "waiting";

    private Run(long id, String environment, String sha) {
      this.id = id;
      this.environment = environment;
      this.sha = sha;
    }

    public long id() {
      return id;
    }

    public String environment() {
      return environment;
    }

    /// The commit that it deploys.
    public String sha() {
      return sha;
    }

    /// `waiting`, `approved` or `rejected`.
    public String state() {
      return repository.world.ask(() -> state);
    }

    /// What was remarked, the answer's own comment last.
    public List<String> comments() {
      return repository.world.ask(() -> List.copyOf(comments));
    }

    /// Somebody approves or rejects the deployment where GitHub asks people for it.
    public void review(String by, String opinion) {
      repository.world.change(() -> reviews.add(new String[] {by, opinion}));
    }

    void take(@Nullable String answer, String comment) {
      comments.add(comment);
      if (answer != null) {
        state = answer;
      }
    }
  }

  /// A deployment, and what became of it, the newest last.
  record Made(
      long id, String environment, String sha, Account by, Instant at, List<String> states) {}

  /// Somebody starts a workflow that deploys a commit, and waits.
  public Run ask(String by, String environment, String sha) {
    return repository.world.ask(() -> {
      Run run = new Run(repository.world.nextId(), environment, sha);
      runs.add(run);
      Account who = repository.world.account(by);
      ObjectNode event = Json.object().put("action", "requested").put("environment", environment);
      event
          .put("event", "push")
          .put("sha", sha)
          .put("ref", "refs/heads/" + repository.defaultBranch())
          .put("deployment_callback_url", callback(run));
      event.putNull("deployment").putArray("pull_requests");
      repository.world.webhooks.say(repository, who, "deployment_protection_rule", event);
      return run;
    });
  }

  private String callback(Run run) {
    return repository.world.addresses.repo(repository)
        + "/actions/runs/"
        + run.id()
        + "/deployment_protection_rule";
  }

  /// Somebody deploys a commit, and it ends so.
  public void made(String by, String environment, String sha, String state) {
    repository.world.change(() -> {
      Account who = repository.world.account(by);
      Made one =
          new Made(
              repository.world.nextId(),
              environment,
              sha,
              who,
              repository.world.now(),
              new ArrayList<>(List.of(state)));
      if (state.equals("success")) {
        made.stream()
            .filter(other -> other.environment().equals(environment))
            .filter(other -> other.states().getLast().equals("success"))
            .forEach(other -> other.states().add("inactive"));
      }
      made.add(one);
      ObjectNode event = Json.object().put("action", "created");
      event.set("deployment_status", status(one, state));
      event.set("deployment", deployment(one));
      repository.world.webhooks.say(repository, who, "deployment_status", event);
    });
  }

  Optional<Run> run(long id) {
    return runs.stream().filter(run -> run.id() == id).findFirst();
  }

  /// The newest first.
  List<Made> made(String environment, String sha) {
    return made.stream()
        .filter(one -> environment.isEmpty() || one.environment().equalsIgnoreCase(environment))
        .filter(one -> sha.isEmpty() || one.sha().equals(sha))
        .sorted(Comparator.comparingLong(Made::id).reversed())
        .toList();
  }

  ArrayNode approvals(Run run, Shapes shapes) {
    ArrayNode list = Json.array(List.<ObjectNode>of(), each -> each);
    for (String[] review : run.reviews) {
      ObjectNode node = list.addObject().put("state", review[1]).put("comment", "");
      node.set("user", shapes.user(repository.world.account(review[0])));
      node.putArray("environments")
          .addObject()
          .put("id", 1)
          .put("node_id", "EN_sim")
          .put("name", run.environment());
    }
    return list;
  }

  ObjectNode deployment(Made one) {
    String url = repository.world.addresses.repo(repository) + "/deployments/" + one.id();
    ObjectNode node =
        Json.object()
            .put("url", url)
            .put("id", one.id())
            .put("node_id", NodeId.of("Deployment", one.id()))
            .put("sha", one.sha())
            .put("ref", repository.defaultBranch())
            .put("task", "deploy")
            .put("original_environment", one.environment())
            .put("environment", one.environment())
            .putNull("description")
            .put("created_at", Graph.time(one.at()))
            .put("updated_at", Graph.time(one.at()))
            .put("statuses_url", url + "/statuses")
            .put("repository_url", repository.world.addresses.repo(repository));
    node.putObject("payload");
    node.set("creator", repository.world.webhooks.shapes().user(one.by()));
    return node;
  }

  ObjectNode status(Made one, String state) {
    String deployment = repository.world.addresses.repo(repository) + "/deployments/" + one.id();
    ObjectNode node =
        Json.object()
            .put("url", deployment + "/statuses/" + one.id())
            .put("id", one.id())
            .put("node_id", NodeId.of("DeploymentStatus", one.id()))
            .put("state", state)
            .put("description", "")
            .put("environment", one.environment())
            .put("target_url", "")
            .put("created_at", Graph.time(one.at()))
            .put("updated_at", Graph.time(one.at()))
            .put("deployment_url", deployment)
            .put("repository_url", repository.world.addresses.repo(repository));
    node.set("creator", repository.world.webhooks.shapes().user(one.by()));
    return node;
  }
}
