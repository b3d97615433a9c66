package dev.countersign.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A repository in GraphQL.
final class GraphRepository {

  private final Graph graph;
  private final SimulatedRepository repository;
  private final GraphCommits commits;

  GraphRepository(Graph graph, SimulatedRepository repository) {
    this.graph = graph;
    this.repository = repository;
    this.commits = new GraphCommits(graph, repository);
  }

  Thing thing() {
    return brief()
        .is("isArchived", repository.archived())
        .is("visibility", repository.isPrivate() ? "PRIVATE" : "PUBLIC")
        .is("squashMergeAllowed", true)
        .is("mergeCommitAllowed", false)
        .is("rebaseMergeAllowed", false)
        .get("defaultBranchRef", () -> ref(repository.defaultBranch()))
        .field("object", graph.may("contents") ? this::object : GraphQlFault::forbidden)
        .field("ref", asked -> findRef(Graph.argument(asked, "qualifiedName")))
        .many("refs", () -> List.copyOf(repository.branches().keySet()), this::ref)
        .field("pullRequest", this::pull)
        .field(
            "pullRequests",
            asked -> graph.may("pull_requests") ? pulls(asked) : GraphQlFault.forbidden(asked))
        .many("collaborators", repository::collaborators, this::collaborator)
        .field("mergeQueue", graph.only("merge_queues", this::queue))
        .field("rulesets", asked -> Connection.page(asked, List.of(), one -> null))
        .field("branchProtectionRules", graph.onlyMany("administration", List::of, one -> null));
  }

  /// What also a repository outside the installation shows of itself, such as a fork.
  Thing brief() {
    return Thing.of("Repository")
        .is("id", NodeId.of("Repository", repository.id()))
        .is("databaseId", repository.id())
        .is("name", repository.name())
        .is("nameWithOwner", repository.fullName())
        .is("url", graph.world().addresses.page(repository))
        .is("isPrivate", repository.isPrivate())
        .is("isFork", repository.parent() != null)
        .get("owner", () -> graph.account(repository.owner()));
  }

  private @Nullable Object object(DataFetchingEnvironment asked) {
    String expression = Graph.argument(asked, "expression");
    if (expression.isEmpty()) {
      return commits.find(Graph.argument(asked, "oid")).orElse(null);
    }
    int cut = expression.indexOf(':');
    String ref = cut < 0 ? expression : expression.substring(0, cut);
    Optional<GitCommit> commit = resolve(ref);
    if (commit.isEmpty()) {
      return null;
    }
    return cut < 0
        ? commits.commit(commit.get())
        : commits.path(commit.get(), expression.substring(cut + 1));
  }

  private Optional<GitCommit> resolve(String ref) {
    String name =
        ref.equals("HEAD") ? repository.defaultBranch() : ref.replaceFirst("^refs/heads/", "");
    return repository.git.find(repository.branches().getOrDefault(name, name));
  }

  private @Nullable Thing findRef(String qualified) {
    String name = qualified.replaceFirst("^refs/heads/", "");
    return repository.branches().containsKey(name) ? ref(name) : null;
  }

  Thing ref(String branch) {
    return Thing.of("Ref")
        .is("id", "REF_sim" + repository.id() + branch)
        .is("name", branch)
        .get("target", () -> commits.find(repository.head(branch)).orElse(null))
        .field("branchProtectionRule", graph.only("administration", () -> null))
        .field(
            "associatedPullRequests",
            asked ->
                graph.may("pull_requests")
                    ? fromBranch(asked, branch)
                    : GraphQlFault.forbidden(asked))
        .field("rules", asked -> Connection.page(asked, List.of(), one -> null));
  }

  private Object pull(DataFetchingEnvironment asked) {
    if (!graph.may("pull_requests")) {
      return GraphQlFault.forbidden(asked);
    }
    int number = Objects.requireNonNullElse(asked.<Integer>getArgument("number"), 0);
    return repository
        .findPull(number)
        .<Object>map(one -> new GraphPull(graph, one).thing())
        .orElseGet(
            () -> GraphQlFault.notFound(asked, "a PullRequest with the number of " + number));
  }

  /// Pull requests whose head is this branch.
  private Object fromBranch(DataFetchingEnvironment asked, String branch) {
    return page(
        asked, pull -> pull.headRepository() == repository && pull.headRef().equals(branch));
  }

  private Object pulls(DataFetchingEnvironment asked) {
    return page(asked, pull -> true);
  }

  private Object page(DataFetchingEnvironment asked, Predicate<SimulatedPull> which) {
    List<String> states =
        Objects.requireNonNullElse(asked.<List<String>>getArgument("states"), List.<String>of());
    String base = Graph.argument(asked, "baseRefName");
    String head = Graph.argument(asked, "headRefName");
    List<SimulatedPull> found =
        repository.pulls().stream()
            .filter(which)
            .filter(pull -> states.isEmpty() || states.contains(GraphPull.state(pull)))
            .filter(pull -> base.isEmpty() || pull.base().equals(base))
            .filter(pull -> head.isEmpty() || pull.headRef().equals(head))
            .toList();
    return Connection.page(asked, found, one -> new GraphPull(graph, one).thing());
  }

  private @Nullable Thing collaborator(Account who) {
    Thing person = graph.account(who);
    return person == null
        ? null
        : person.is("permission", repository.permissionOf(who).name().toUpperCase(Locale.ROOT));
  }

  private Thing queue() {
    return Thing.of("MergeQueue")
        .is("id", "MQ_sim" + repository.id())
        .get(
            "configuration",
            () ->
                Thing.of("MergeQueueConfiguration")
                    .is("checkResponseTimeout", 60)
                    .is("mergingStrategy", "ALLGREEN")
                    .is("maximumEntriesToMerge", 5))
        .many(
            "entries",
            repository.queue()::entries,
            one -> new GraphPull(graph, one.pull()).entry(one));
  }
}
