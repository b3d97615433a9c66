package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A pull request and what belongs to it, in the shapes that REST answers and webhook payloads
/// share.
final class PullShapes {

  private final World world;
  private final Addresses addresses;
  private final Shapes shapes;

  PullShapes(World world, Shapes shapes) {
    this.world = world;
    this.addresses = world.addresses;
    this.shapes = shapes;
  }

  String url(SimulatedPull pull) {
    return addresses.repo(pull.repository()) + "/pulls/" + pull.number();
  }

  private String issueUrl(SimulatedPull pull) {
    return addresses.repo(pull.repository()) + "/issues/" + pull.number();
  }

  /// As it stands in lists.
  ObjectNode simple(SimulatedPull pull) {
    PullState state = pull.state();
    SimulatedRepository repository = pull.repository();
    return Shape.of("pull")
        .with("url", url(pull))
        .with("issue_url", issueUrl(pull))
        .with("repo_url", addresses.repo(repository))
        .with("page", addresses.page(pull))
        .with("id", state.id)
        .with("node", NodeId.of("PullRequest", state.id))
        .with("number", state.number)
        .with("state", state.open ? "open" : "closed")
        .with("title", state.title)
        .with("body", state.body.isEmpty() ? null : state.body)
        .with("user", shapes.user(state.author))
        .with("draft", state.draft)
        .with("created_at", state.createdAt)
        .with("updated_at", world.now())
        .with("closed_at", state.closedAt)
        .with("merged_at", pull.merged() ? state.closedAt : null)
        .with("merge_commit_sha", state.mergeCommit)
        .with("requested_reviewers", shapes.users(pull.requests().users()))
        .with("requested_teams", Json.array(pull.requests().teams(), shapes::team))
        .with("labels", labels(pull))
        .with("head_sha", state.headSha)
        .with("head", end(state.headRepository, state.headRef, state.headSha))
        .with("base", end(repository, state.base, state.baseSha))
        .with("author_association", association(repository, state.author))
        .fill();
  }

  /// As a single one is answered, and as webhooks carry it.
  ObjectNode full(SimulatedPull pull) {
    PullState state = pull.state();
    List<LineDiff> diffs = pull.files().stream().map(FileDelta::lines).toList();
    ObjectNode counts =
        Shape.of("pull_counts")
            .with("merged", pull.merged())
            .with("mergeable_state", state.draft ? "draft" : "blocked")
            .with("merged_by", shapes.userOrNull(state.mergedBy))
            .with("comments", pull.discussion().comments().size())
            .with("review_comments", pull.discussion().threads().size())
            .with("commits", pull.commits().size())
            .with("additions", diffs.stream().mapToInt(LineDiff::additions).sum())
            .with("deletions", diffs.stream().mapToInt(LineDiff::deletions).sum())
            .with("changed_files", diffs.size())
            .fill();
    return simple(pull).setAll(counts);
  }

  private ObjectNode end(SimulatedRepository repository, String ref, String sha) {
    ObjectNode end = Json.object();
    end.put("label", repository.owner().login() + ":" + ref).put("ref", ref).put("sha", sha);
    end.set("user", shapes.user(repository.owner()));
    end.set("repo", shapes.repository(repository));
    return end;
  }

  JsonNode labels(SimulatedPull pull) {
    return Json.array(
        pull.state().labels.values(), label -> shapes.label(pull.repository(), label));
  }

  /// A pull request as check runs refer to it.
  ObjectNode minimal(SimulatedPull pull) {
    PullState state = pull.state();
    ObjectNode node = Json.object();
    node.put("id", state.id).put("number", state.number).put("url", url(pull));
    node.set("head", minimalEnd(state.headRepository, state.headRef, state.headSha));
    node.set("base", minimalEnd(pull.repository(), state.base, state.baseSha));
    return node;
  }

  private ObjectNode minimalEnd(SimulatedRepository repository, String ref, String sha) {
    ObjectNode end = Json.object().put("ref", ref).put("sha", sha);
    end.putObject("repo")
        .put("id", repository.id())
        .put("url", addresses.repo(repository))
        .put("name", repository.name());
    return end;
  }

  ObjectNode review(SimulatedPull pull, SimulatedReview review) {
    return Shape.of("review")
        .with("id", review.id())
        .with("node", NodeId.of("PullRequestReview", review.id()))
        .with("user", shapes.user(review.author()))
        .with("body", review.body())
        .with("state", review.state())
        .with("page", addresses.page(pull))
        .with("pull_url", url(pull))
        .with("association", association(pull.repository(), review.author()))
        .with("at", review.at())
        .with("commit", review.commit())
        .fill();
  }

  /// As webhooks carry a review: its state in lower case.
  ObjectNode reviewEvent(SimulatedPull pull, SimulatedReview review) {
    return review(pull, review).put("state", review.state().toLowerCase(Locale.ROOT));
  }

  ObjectNode comment(SimulatedPull pull, SimulatedComment comment) {
    return Shape.of("comment")
        .with("repo_url", addresses.repo(pull.repository()))
        .with("issue_url", issueUrl(pull))
        .with("page", addresses.page(pull))
        .with("id", comment.id())
        .with("node", NodeId.of("IssueComment", comment.id()))
        .with("body", comment.body())
        .with("user", shapes.user(comment.author()))
        .with("created_at", comment.at())
        .with("updated_at", Objects.requireNonNullElse(comment.editedAt(), comment.at()))
        .with("association", association(pull.repository(), comment.author()))
        .with("count", comment.reactions().size())
        .fill();
  }

  /// The pull request as the issue that it also is.
  ObjectNode issue(SimulatedPull pull) {
    PullState state = pull.state();
    return Shape.of("issue")
        .with("repo_url", addresses.repo(pull.repository()))
        .with("issue_url", issueUrl(pull))
        .with("pull_url", url(pull))
        .with("page", addresses.page(pull))
        .with("id", state.id)
        .with("node", NodeId.of("PullRequest", state.id))
        .with("number", state.number)
        .with("title", state.title)
        .with("user", shapes.user(state.author))
        .with("labels", labels(pull))
        .with("state", state.open ? "open" : "closed")
        .with("comments", pull.discussion().comments().size())
        .with("created_at", state.createdAt)
        .with("updated_at", world.now())
        .with("association", association(pull.repository(), state.author))
        .with("draft", state.draft)
        .with("body", state.body.isEmpty() ? null : state.body)
        .fill();
  }

  String association(SimulatedRepository repository, Account who) {
    SimulatedOrganisation organisation = world.findOrganisation(repository.owner().login());
    if (repository.owner().id() == who.id()) {
      return "OWNER";
    }
    if (organisation != null && organisation.isMember(who)) {
      return "MEMBER";
    }
    return repository.collaborators().contains(who) ? "COLLABORATOR" : "NONE";
  }
}
