package dev.countersign.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The reviews, review requests and conversations of a pull request in GraphQL.
final class GraphReviews {

  private static final Set<String> OPINIONS = Set.of("APPROVED", "CHANGES_REQUESTED", "DISMISSED");

  private final Graph graph;
  private final SimulatedPull pull;
  private final SimulatedRepository repository;

  GraphReviews(Graph graph, SimulatedPull pull) {
    this.graph = graph;
    this.pull = pull;
    this.repository = pull.repository();
  }

  void add(Thing thing) {
    thing
        .field("reviews", this::reviews)
        .many("latestReviews", () -> latest(pull.requests().reviews()), this::review)
        .many("latestOpinionatedReviews", () -> latest(opinions()), this::review)
        .many("reviewRequests", this::requests, this::request)
        .many("reviewThreads", pull.discussion()::threads, this::thread);
  }

  private Object reviews(DataFetchingEnvironment asked) {
    List<String> states =
        Objects.requireNonNullElse(asked.<List<String>>getArgument("states"), List.<String>of());
    List<SimulatedReview> found =
        pull.requests().reviews().stream()
            .filter(one -> states.isEmpty() || states.contains(one.state()))
            .toList();
    return Connection.page(asked, found, this::review);
  }

  private List<SimulatedReview> opinions() {
    return pull.requests().reviews().stream()
        .filter(one -> OPINIONS.contains(one.state()))
        .toList();
  }

  private static List<SimulatedReview> latest(List<SimulatedReview> reviews) {
    Map<Account, SimulatedReview> latest = new LinkedHashMap<>();
    reviews.forEach(one -> latest.put(one.author(), one));
    return List.copyOf(latest.values());
  }

  Thing review(SimulatedReview review) {
    return Thing.of("PullRequestReview")
        .is("id", NodeId.of("PullRequestReview", review.id()))
        .is("fullDatabaseId", Long.toString(review.id()))
        .is("url", graph.world().addresses.page(pull) + "#pullrequestreview-" + review.id())
        .is("state", review.state())
        .is("submittedAt", Graph.time(review.at()))
        .get(
            "authorAssociation",
            () -> graph.world().webhooks.pulls().association(repository, review.author()))
        .get(
            "authorCanPushToRepository",
            () -> repository.permissionOf(review.author()).atLeast(Permission.WRITE))
        .get("author", () -> graph.account(review.author()))
        .get("commit", () -> new GraphCommits(graph, repository).find(review.commit()).orElse(null))
        .is("body", review.body())
        .field(
            "onBehalfOf", graph.onlyMany("members", () -> teamsOf(review.author()), graph::team));
  }

  private List<SimulatedTeam> teamsOf(Account who) {
    SimulatedOrganisation organisation = graph.world().findOrganisation(repository.owner().login());
    return organisation == null
        ? List.of()
        : organisation.teams().stream()
            .filter(team ->
                team.hasActive(who) && team.permissionOn(repository).atLeast(Permission.WRITE))
            .toList();
  }

  private List<Object> requests() {
    List<Object> all = new ArrayList<>(pull.requests().users());
    all.addAll(pull.requests().teams());
    return all;
  }

  private Thing request(Object reviewer) {
    Thing request =
        Thing.of("ReviewRequest")
            .is("id", "RR_sim" + Objects.hash(reviewer))
            .is("asCodeOwner", false);
    return switch (reviewer) {
      case Account who -> request.get("requestedReviewer", () -> graph.account(who));
      case SimulatedTeam team ->
          request.field("requestedReviewer", graph.only("members", () -> graph.team(team)));
      default -> throw new IllegalStateException("Neither a person nor a team: " + reviewer);
    };
  }

  Thing thread(SimulatedThread thread) {
    return Thing.of("PullRequestReviewThread")
        .is("id", NodeId.of("PullRequestReviewThread", thread.id()))
        .is("isResolved", thread.resolved())
        .is("isOutdated", false)
        .is("path", thread.path())
        .is("subjectType", "LINE")
        .get("resolvedBy", () -> graph.account(thread.resolvedBy()))
        .many("comments", () -> List.of(thread), this::comment);
  }

  private Thing comment(SimulatedThread thread) {
    return Thing.of("PullRequestReviewComment")
        .is("id", NodeId.of("PullRequestReviewComment", thread.id()))
        .is("url", graph.world().addresses.page(pull) + "#discussion_r" + thread.id())
        .is("createdAt", Graph.time(thread.at()))
        .is("body", thread.body())
        .get("author", () -> graph.account(thread.author()));
  }
}
