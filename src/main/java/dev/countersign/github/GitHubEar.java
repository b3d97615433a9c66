package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Login;
import dev.countersign.forge.Delivery;
import dev.countersign.forge.Ear;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Ignored;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ear for GitHub's deliveries.
///
/// A payload may lack any field: what cannot be understood without it is [Ignored], with the field
/// in the phrase, and the sweep finds what was missed.
public final class GitHubEar implements Ear {
  /// What we do ourselves comes back as these.
  private static final Set<String> ECHOES =
      Set.of(
          "pull_request labeled",
          "pull_request unlabeled",
          "pull_request edited",
          "pull_request review_requested",
          "issue_comment created",
          "issue_comment edited",
          "issues opened",
          "issues labeled",
          "issues unlabeled");

  private final Signature signature;
  private final Identity identity;

  GitHubEar(Signature signature, Identity identity) {
    this.signature = signature;
    this.identity = identity;
  }

  @Override
  public boolean genuine(byte[] body, @Nullable String given) {
    return signature.fits(body, given);
  }

  @Override
  public Event hear(Delivery delivery) {
    JsonNode body =
        Json.read(delivery.body())
            .filter(JsonNode::isObject)
            .orElseThrow(
                () -> new IllegalArgumentException("the delivery's body is not a JSON object"));
    Payload payload = new Payload(delivery.event(), body);
    try {
      return ours(payload) ? new Ignored("our own doing: " + payload.word()) : heard(payload);
    } catch (Payload.Incomplete | IllegalArgumentException incomplete) {
      return new Ignored(payload.word() + ": " + incomplete.getMessage());
    }
  }

  private boolean ours(Payload payload) {
    Login sender = payload.sender();
    return ECHOES.contains(payload.word())
        && sender != null
        && identity.known().filter(sender::equals).isPresent();
  }

  private Event heard(Payload payload) {
    return switch (payload.event()) {
      case "pull_request" -> PullEvents.pull(payload);
      case "pull_request_review" -> PullEvents.review(payload);
      case "pull_request_review_thread", "pull_request_review_comment" ->
          PullEvents.conversation(payload);
      case "issue_comment" -> PullEvents.comment(payload);
      case "issues" -> MergeEvents.issue(payload);
      case "check_run" -> CheckEvents.run(payload, identity.app());
      case "check_suite" -> CheckEvents.suite(payload, identity.app());
      case "status" -> CheckEvents.status(payload);
      case "merge_group" -> CheckEvents.mergeGroup(payload);
      case "push" -> PushEvents.push(payload);
      case "membership", "team", "team_add", "member", "organization", "installation_target" ->
          PeopleEvents.people(payload);
      case "label", "repository" -> RepoEvents.repo(payload);
      case "installation", "installation_repositories" -> RepoEvents.installation(payload);
      case "deployment_protection_rule" -> DeploymentEvents.asked(payload);
      case "deployment_status" -> DeploymentEvents.status(payload);
      case "ping" -> new Ignored("GitHub says hello");
      case "workflow_run", "workflow_job" ->
          new Ignored(payload.word() + ": the check runs of the workflow tell");
      default -> unheard(payload);
    };
  }

  /// The event is of no use to a judgement.
  static Event unheard(Payload payload) {
    return new Ignored(payload.word() + ": cannot change a judgement");
  }
}
