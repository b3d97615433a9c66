package dev.countersign.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What happened to a pull request, in GraphQL.
final class GraphTimeline {

  private final Graph graph;
  private final SimulatedPull pull;
  private final GraphCommits commits;

  GraphTimeline(Graph graph, SimulatedPull pull) {
    this.graph = graph;
    this.pull = pull;
    this.commits = new GraphCommits(graph, pull.repository());
  }

  Object page(DataFetchingEnvironment asked) {
    List<String> wanted =
        Objects.requireNonNullElse(asked.<List<String>>getArgument("itemTypes"), List.<String>of());
    List<TimelineItem> found =
        pull.state().timeline.stream()
            .filter(one -> wanted.isEmpty() || wanted.contains(constant(one.type())))
            .toList();
    return Connection.page(asked, found, this::item);
  }

  /// `LabeledEvent` is asked for as `LABELED_EVENT`.
  private static String constant(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private Thing item(TimelineItem item) {
    Thing thing =
        Thing.of(item.type())
            .is("id", item.type() + "_sim" + item.at().getEpochSecond())
            .is("createdAt", Graph.time(item.at()))
            .get("actor", () -> graph.account(item.actor()));
    switch (item.type()) {
      case "LabeledEvent", "UnlabeledEvent" ->
          thing.get("label", () -> GraphPull.label((Label) item.get("label")));
      case "HeadRefForcePushedEvent" ->
          thing
              .get("beforeCommit", () -> commit(item, "before"))
              .get("afterCommit", () -> commit(item, "after"));
      case "BaseRefChangedEvent" ->
          thing.is("previousRefName", item.get("before")).is("currentRefName", item.get("after"));
      case "RenamedTitleEvent" ->
          thing.is("previousTitle", item.get("before")).is("currentTitle", item.get("after"));
      case "ReviewDismissedEvent" -> dismissed(thing, item);
      case "ReviewRequestedEvent", "ReviewRequestRemovedEvent" ->
          thing.field("requestedReviewer", reviewer(item));
      case "RemovedFromMergeQueueEvent" -> thing.is("reason", item.get("reason"));
      case "AddedToMergeQueueEvent" -> thing.get("enqueuer", () -> graph.account(item.actor()));
      case "MergedEvent" ->
          thing.is("mergeRefName", pull.base()).get("commit", () -> commit(item, "commit"));
      default -> thing.is("url", graph.world().addresses.page(pull));
    }
    return thing;
  }

  private @Nullable Thing commit(TimelineItem item, String key) {
    return commits.find(item.get(key).toString()).orElse(null);
  }

  private void dismissed(Thing thing, TimelineItem item) {
    SimulatedReview review = (SimulatedReview) item.get("review");
    thing
        .is("previousReviewState", item.get("before"))
        .get("review", () -> new GraphReviews(graph, pull).review(review));
  }

  private Thing.Field reviewer(TimelineItem item) {
    return item.detail().get("team") instanceof SimulatedTeam team
        ? graph.only("members", () -> graph.team(team))
        : asked -> graph.account((Account) item.get("reviewer"));
  }
}
