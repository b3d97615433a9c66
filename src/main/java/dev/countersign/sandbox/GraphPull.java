package dev.countersign.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pull request in GraphQL.
final class GraphPull {

  private final Graph graph;
  private final SimulatedPull pull;
  private final PullState state;
  private final SimulatedRepository repository;
  private final GraphReviews reviews;
  private final GraphCommits commits;

  GraphPull(Graph graph, SimulatedPull pull) {
    this.graph = graph;
    this.pull = pull;
    this.state = pull.state();
    this.repository = pull.repository();
    this.reviews = new GraphReviews(graph, pull);
    this.commits = new GraphCommits(graph, repository);
  }

  static String state(SimulatedPull pull) {
    return pull.merged() ? "MERGED" : pull.isOpen() ? "OPEN" : "CLOSED";
  }

  Thing thing() {
    Thing thing = Thing.of("PullRequest");
    facts(thing);
    ends(thing);
    sizes(thing);
    lists(thing);
    reviews.add(thing);
    return thing;
  }

  private void facts(Thing thing) {
    thing
        .is("id", NodeId.of("PullRequest", state.id))
        .is("fullDatabaseId", Long.toString(state.id))
        .is("number", state.number)
        .is("url", graph.world().addresses.page(pull))
        .is("title", state.title)
        .is("body", state.body)
        .is("state", state(pull))
        .is("isDraft", state.draft)
        .is("merged", pull.merged())
        .is("mergedAt", pull.merged() ? Graph.time(state.closedAt) : null)
        .get("mergedBy", () -> graph.account(state.mergedBy))
        .is("closed", !state.open)
        .is("closedAt", Graph.time(state.closedAt))
        .is("locked", false)
        .is("createdAt", Graph.time(state.createdAt))
        .is("updatedAt", Graph.time(graph.world().now()))
        .is("lastEditedAt", Graph.time(state.editedAt))
        .get("editor", () -> graph.account(state.editor))
        .get("author", () -> graph.account(state.author))
        .get(
            "authorAssociation",
            () -> graph.world().webhooks.pulls().association(repository, state.author));
  }

  private void ends(Thing thing) {
    thing
        .is("baseRefName", state.base)
        .is("baseRefOid", state.baseSha)
        .is("headRefName", state.headRef)
        .is("headRefOid", state.headSha)
        .is("isCrossRepository", state.headRepository != repository)
        .is("maintainerCanModify", false)
        .get("baseRef", () -> ref(repository, state.base))
        .get("headRef", () -> ref(state.headRepository, state.headRef))
        .get("headRepository", () -> new GraphRepository(graph, state.headRepository).brief())
        .get("headRepositoryOwner", () -> graph.account(state.headRepository.owner()))
        .is("mergeable", "MERGEABLE")
        .is("mergeStateStatus", state.draft ? "DRAFT" : "BLOCKED")
        .get(
            "mergeCommit",
            () -> state.mergeCommit == null ? null : commits.find(state.mergeCommit).orElse(null))
        .field("isInMergeQueue", asked -> repository.queue().find(pull).isPresent())
        .is("isMergeQueueEnabled", true)
        .field(
            "mergeQueueEntry",
            graph.only(
                "merge_queues", () -> repository.queue().find(pull).map(this::entry).orElse(null)));
  }

  private @Nullable Thing ref(SimulatedRepository owner, String branch) {
    return owner.branches().containsKey(branch)
        ? new GraphRepository(graph, owner).ref(branch)
        : null;
  }

  private void sizes(Thing thing) {
    thing
        .get(
            "additions", () -> pull.files().stream().mapToInt(one -> one.lines().additions()).sum())
        .get(
            "deletions", () -> pull.files().stream().mapToInt(one -> one.lines().deletions()).sum())
        .get("changedFiles", () -> pull.files().size());
  }

  private void lists(Thing thing) {
    thing
        .many("labels", () -> List.copyOf(state.labels.values()), GraphPull::label)
        .many("assignees", List::of, one -> null)
        .field(
            "closingIssuesReferences",
            graph.onlyMany("issues", () -> List.copyOf(state.issues), this::issue))
        .many("files", pull::files, GraphPull::file)
        .many("commits", pull::commits, this::commit)
        .many("comments", pull.discussion()::comments, this::comment)
        .field("timelineItems", asked -> new GraphTimeline(graph, pull).page(asked))
        .get("statusCheckRollup", () -> new GraphChecks(graph, repository).rollup(state.headSha));
  }

  static Thing label(Label label) {
    return Thing.of("Label")
        .is("id", NodeId.of("Label", label.id()))
        .is("name", label.name())
        .is("color", label.color());
  }

  private Thing issue(int number) {
    return Thing.of("Issue")
        .is("id", NodeId.of("Issue", number))
        .is("number", number)
        .is("title", "Issue " + number)
        .is("url", graph.world().addresses.page(repository) + "/issues/" + number)
        .is("state", "OPEN")
        .get("repository", () -> new GraphRepository(graph, repository).brief());
  }

  private static Thing file(FileDelta delta) {
    LineDiff lines = delta.lines();
    return Thing.of("PullRequestChangedFile")
        .is("path", delta.path())
        .is("additions", lines.additions())
        .is("deletions", lines.deletions())
        .is("changeType", delta.changeType());
  }

  private Thing commit(GitCommit commit) {
    return Thing.of("PullRequestCommit")
        .is("id", "PRC_sim" + commit.sha())
        .get("commit", () -> commits.commit(commit));
  }

  private Thing comment(SimulatedComment comment) {
    return Thing.of("IssueComment")
        .is("id", NodeId.of("IssueComment", comment.id()))
        .is("databaseId", comment.id())
        .is("fullDatabaseId", Long.toString(comment.id()))
        .is("url", graph.world().addresses.page(pull) + "#issuecomment-" + comment.id())
        .is("createdAt", Graph.time(comment.at()))
        .is("lastEditedAt", Graph.time(comment.editedAt()))
        .is("includesCreatedEdit", comment.editedAt() != null)
        .is("isMinimized", false)
        .get("author", () -> graph.account(comment.author()))
        .get(
            "authorAssociation",
            () -> graph.world().webhooks.pulls().association(repository, comment.author()))
        .get("editor", () -> graph.account(comment.editor()))
        .is("body", comment.body());
  }

  Thing entry(QueueEntry entry) {
    GitCommit head = repository.git.get(entry.headSha());
    return Thing.of("MergeQueueEntry")
        .is("id", "MQE_sim" + entry.headSha())
        .is("position", entry.position())
        .is("state", "AWAITING_CHECKS")
        .is("enqueuedAt", Graph.time(entry.at()))
        .is("jump", false)
        .is("solo", false)
        .get("enqueuer", () -> graph.account(graph.named(head.author())))
        .get("headCommit", () -> commits.commit(head))
        .get("baseCommit", () -> commits.find(head.parents().getFirst()).orElse(null))
        .get("pullRequest", () -> new GraphPull(graph, entry.pull()).thing());
  }
}
