package dev.countersign.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a GraphQL query begins with.
final class GraphRoot {

  private final Graph graph;
  private final World world;

  GraphRoot(Graph graph) {
    this.graph = graph;
    this.world = graph.world();
  }

  Thing query() {
    return Thing.of("Query")
        .is("id", "Query")
        .get("viewer", () -> graph.account(world.app.bot()))
        .get("rateLimit", this::rateLimit)
        .field("user", asked -> graph.account(graph.named(Graph.argument(asked, "login"))))
        .field("organization", this::organisation)
        .field("repository", this::repository)
        .field("node", asked -> node(asked, Graph.argument(asked, "id")))
        .field("nodes", asked -> nodes(asked));
  }

  private Thing rateLimit() {
    RateBudget budget = graph.caller().installation().graphql();
    return Thing.of("RateLimit")
        .is("cost", 1)
        .is("nodeCount", 1)
        .is("limit", budget.limit())
        .is("remaining", budget.remaining())
        .is("used", budget.used())
        .is("resetAt", Graph.time(budget.reset(world.now())));
  }

  private @Nullable Object organisation(DataFetchingEnvironment asked) {
    String login = Graph.argument(asked, "login");
    SimulatedOrganisation found = world.findOrganisation(login);
    return found == null
        ? GraphQlFault.notFound(asked, "an Organization with the login of '" + login + "'")
        : GraphPeople.organisation(graph, found);
  }

  private Object repository(DataFetchingEnvironment asked) {
    String name = Graph.argument(asked, "owner") + "/" + Graph.argument(asked, "name");
    Optional<SimulatedRepository> found = world.findRepository(name).filter(graph.caller()::sees);
    return found
        .<Object>map(one -> new GraphRepository(graph, one).thing())
        .orElseGet(() -> GraphQlFault.notFound(asked, "a Repository with the name '" + name + "'"));
  }

  private List<@Nullable Object> nodes(DataFetchingEnvironment asked) {
    List<String> ids = Objects.requireNonNull(asked.<List<String>>getArgument("ids"));
    return ids.stream().<@Nullable Object>map(id -> find(id).orElse(null)).toList();
  }

  private Object node(DataFetchingEnvironment asked, String id) {
    return find(id)
        .<Object>map(one -> one)
        .orElseGet(() -> GraphQlFault.notFound(asked, "a node with the global id of '" + id + "'"));
  }

  private Optional<Thing> find(String id) {
    if (id.startsWith("C_sim")) {
      return seen()
          .flatMap(one ->
              one
                  .git
                  .find(id.substring(5))
                  .map(commit -> new GraphCommits(graph, one).commit(commit))
                  .stream())
          .findFirst();
    }
    return NodeId.read(id)
        .flatMap(node ->
            switch (node.type()) {
              case "Repository" ->
                  seen()
                      .filter(one -> one.id() == node.number())
                      .findFirst()
                      .map(one -> new GraphRepository(graph, one).thing());
              case "PullRequest" ->
                  pulls()
                      .filter(one -> one.state().id == node.number())
                      .findFirst()
                      .map(one -> new GraphPull(graph, one).thing());
              case "PullRequestReview" ->
                  pulls()
                      .flatMap(pull ->
                          pull.requests().reviews().stream()
                              .filter(one -> one.id() == node.number())
                              .map(one -> new GraphReviews(graph, pull).review(one)))
                      .findFirst();
              case "PullRequestReviewThread" ->
                  pulls()
                      .flatMap(pull ->
                          pull.discussion().threads().stream()
                              .filter(one -> one.id() == node.number())
                              .map(one -> new GraphReviews(graph, pull).thread(one)))
                      .findFirst();
              case "Team" -> teams(node.number());
              default -> Optional.empty();
            });
  }

  private java.util.stream.Stream<SimulatedRepository> seen() {
    return world.repositories.values().stream().filter(graph.caller()::sees);
  }

  private java.util.stream.Stream<SimulatedPull> pulls() {
    return seen().flatMap(one -> one.pulls().stream());
  }

  private Optional<Thing> teams(long id) {
    return world.organisations.values().stream()
        .filter(one -> graph.may("members"))
        .flatMap(one -> one.teams().stream())
        .filter(one -> one.id() == id)
        .findFirst()
        .map(graph::team);
  }
}
