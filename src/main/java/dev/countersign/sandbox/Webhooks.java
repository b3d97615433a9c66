package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What GitHub says of each change: the event, its action and its payload, to the App's webhook.
///
/// Nothing is said of a repository that the App is not installed on, nor while the installation is
/// suspended.
final class Webhooks {

  private final World world;
  private final Shapes shapes;
  private final PullShapes pulls;
  private final CheckShapes checks;
  private final IssueShapes issues;
  private final PeopleWebhooks people;

  Webhooks(World world) {
    this.world = world;
    this.shapes = new Shapes(world);
    this.pulls = new PullShapes(world, shapes);
    this.checks = new CheckShapes(world, shapes, pulls);
    this.issues = new IssueShapes(world, shapes);
    this.people = new PeopleWebhooks(world, this);
  }

  IssueShapes issues() {
    return issues;
  }

  /// What is said of people, teams and installations.
  PeopleWebhooks people() {
    return people;
  }

  Shapes shapes() {
    return shapes;
  }

  PullShapes pulls() {
    return pulls;
  }

  CheckShapes checks() {
    return checks;
  }

  void pull(SimulatedPull pull, String action, Account by) {
    say(pull, by, "pull_request", pullEvent(pull, action));
  }

  void synchronize(SimulatedPull pull, Pushes.Push push, Account by) {
    ObjectNode event = pullEvent(pull, "synchronize");
    say(pull, by, "pull_request", event.put("before", push.before()).put("after", push.after()));
  }

  void edited(SimulatedPull pull, String field, String before, Account by) {
    ObjectNode event = pullEvent(pull, "edited");
    event.putObject("changes").putObject(field).put("from", before);
    say(pull, by, "pull_request", event);
  }

  void retargeted(SimulatedPull pull, String before, String beforeSha, Account by) {
    ObjectNode event = pullEvent(pull, "edited");
    ObjectNode base = event.putObject("changes").putObject("base");
    base.putObject("ref").put("from", before);
    base.putObject("sha").put("from", beforeSha);
    say(pull, by, "pull_request", event);
  }

  void labeled(SimulatedPull pull, String action, Label label, Account by) {
    ObjectNode event = pullEvent(pull, action);
    event.set("label", shapes.label(pull.repository(), label));
    say(pull, by, "pull_request", event);
  }

  void requested(SimulatedPull pull, String action, Account who, Account by) {
    ObjectNode event = pullEvent(pull, action);
    event.set("requested_reviewer", shapes.user(who));
    say(pull, by, "pull_request", event);
  }

  void requested(SimulatedPull pull, String action, SimulatedTeam team, Account by) {
    ObjectNode event = pullEvent(pull, action);
    event.set("requested_team", shapes.team(team));
    say(pull, by, "pull_request", event);
  }

  void dequeued(SimulatedPull pull, String reason, Account by) {
    say(pull, by, "pull_request", pullEvent(pull, "dequeued").put("reason", reason));
  }

  void review(SimulatedPull pull, String action, SimulatedReview review, Account by) {
    ObjectNode event = Json.object().put("action", action);
    event.set("review", pulls.reviewEvent(pull, review));
    event.set("pull_request", pulls.simple(pull));
    say(pull, by, "pull_request_review", event);
  }

  void thread(SimulatedPull pull, String action, SimulatedThread thread, Account by) {
    ObjectNode event = Json.object().put("action", action);
    event.set("pull_request", pulls.simple(pull));
    ObjectNode node =
        event.putObject("thread").put("node_id", NodeId.of("PullRequestReviewThread", thread.id()));
    node.putArray("comments");
    say(pull, by, "pull_request_review_thread", event);
  }

  void comment(SimulatedPull pull, String action, SimulatedComment comment, Account by) {
    ObjectNode event = Json.object().put("action", action);
    event.set("issue", pulls.issue(pull));
    event.set("comment", pulls.comment(pull, comment));
    say(pull, by, "issue_comment", event);
  }

  void issue(SimulatedRepository repository, SimulatedIssue issue, String action, Account by) {
    ObjectNode event = Json.object().put("action", action);
    event.set("issue", issues.issue(repository, issue));
    say(repository, by, "issues", event);
  }

  void checkRun(SimulatedRepository repository, SimulatedCheckRun run, boolean known, Account by) {
    if (known && run.conclusion() == null) {
      return;
    }
    ObjectNode event =
        Json.object().put("action", run.conclusion() == null ? "created" : "completed");
    event.set("check_run", checks.runEvent(repository, run));
    say(repository, by, "check_run", event);
  }

  /// Somebody pressed "Re-run", or the button with that identifier.
  void checkRunAsked(
      SimulatedRepository repository,
      SimulatedCheckRun run,
      Account by,
      @Nullable String identifier) {
    ObjectNode event =
        Json.object().put("action", identifier == null ? "rerequested" : "requested_action");
    event.set("check_run", checks.runEvent(repository, run));
    if (identifier != null) {
      event.putObject("requested_action").put("identifier", identifier);
    }
    say(repository, by, "check_run", event);
  }

  void checkSuiteRequested(SimulatedRepository repository, Pushes.Push push, Account by) {
    if (world.installationFor(repository).isPresent()) {
      CheckSuite suite = repository.checks().suite(world.app, push.after());
      ObjectNode event = Json.object().put("action", "requested");
      event.set("check_suite", checks.suite("check_suite_event", repository, suite));
      say(repository, by, "check_suite", event);
    }
  }

  void status(SimulatedRepository repository, CommitStatus status) {
    say(repository, status.creator(), "status", checks.status(repository, status));
  }

  void push(SimulatedRepository repository, Pushes.Push push, Account by) {
    GitCommit head = repository.git.get(push.after());
    ObjectNode commit = PushShape.commit(repository, head, world.addresses);
    ObjectNode event =
        Json.object()
            .put("ref", "refs/heads/" + push.branch())
            .put("before", push.before())
            .put("after", push.after())
            .put("created", push.created())
            .put("deleted", false)
            .put("forced", push.forced())
            .putNull("base_ref")
            .put(
                "compare",
                world.addresses.page(repository)
                    + "/compare/"
                    + push.before()
                    + "..."
                    + push.after());
    event.putArray("commits").add(commit);
    event.set("head_commit", commit);
    event.set("pusher", CheckShapes.gitUser(by.login()));
    say(repository, by, "push", event);
  }

  void mergeGroup(SimulatedRepository repository, QueueEntry entry, String action, String reason) {
    GitCommit head = repository.git.get(entry.headSha());
    ObjectNode event = Json.object().put("action", action);
    if (!reason.isEmpty()) {
      event.put("reason", reason);
    }
    ObjectNode group =
        event
            .putObject("merge_group")
            .put("head_sha", head.sha())
            .put("head_ref", "refs/heads/" + entry.headRef())
            .put("base_sha", head.parents().getFirst())
            .put("base_ref", "refs/heads/" + entry.base());
    group.set("head_commit", CheckShapes.headCommit(head));
    say(repository, world.account(head.author()), "merge_group", event);
  }

  private ObjectNode pullEvent(SimulatedPull pull, String action) {
    ObjectNode event = Json.object().put("action", action).put("number", pull.number());
    event.set("pull_request", pulls.full(pull));
    return event;
  }

  private void say(SimulatedPull pull, Account by, String event, ObjectNode payload) {
    say(pull.repository(), by, event, payload);
  }

  void say(SimulatedRepository repository, Account by, String event, ObjectNode payload) {
    Optional<SimulatedInstallation> installation = world.installationFor(repository);
    if (installation.isEmpty() || installation.get().suspended()) {
      return;
    }
    ObjectNode shown = shapes.repository(repository);
    payload.set(
        "repository", event.equals("push") ? PushShape.repository(shown, world.now()) : shown);
    SimulatedOrganisation organisation = world.findOrganisation(repository.owner().login());
    if (organisation != null) {
      payload.set("organization", shapes.organisation(organisation));
    }
    payload.set("sender", shapes.user(by));
    sayTo(installation.get(), repository, event, payload);
  }

  void sayTo(
      SimulatedInstallation installation,
      @Nullable SimulatedRepository repository,
      String event,
      ObjectNode payload) {
    ObjectNode brief = payload.putObject("installation").put("id", installation.id());
    brief.put("node_id", NodeId.of("IntegrationInstallation", installation.id()));
    send(installation, repository, event, payload);
  }

  void send(
      SimulatedInstallation installation,
      @Nullable SimulatedRepository repository,
      String event,
      ObjectNode payload) {
    String action = payload.path("action").asText("");
    Long repositoryId = repository == null ? null : repository.id();
    world.deliveries.send(
        new Delivery.Content(
            event, action.isEmpty() ? null : action, installation.id(), repositoryId),
        Json.text(payload));
  }
}
