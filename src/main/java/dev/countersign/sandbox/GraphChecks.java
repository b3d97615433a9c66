package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Check runs and statuses in GraphQL.
final class GraphChecks {

  private final Graph graph;
  private final SimulatedRepository repository;

  GraphChecks(Graph graph, SimulatedRepository repository) {
    this.graph = graph;
    this.repository = repository;
  }

  /// All that was reported on a commit; null where nothing was. Several runs of one name may be
  /// among it.
  @Nullable Thing rollup(String sha) {
    List<Object> all = new ArrayList<>();
    if (graph.may("checks")) {
      all.addAll(repository.checks().on(sha));
    }
    if (graph.may("statuses")) {
      all.addAll(repository.checks().statusesOn(sha));
    }
    if (all.isEmpty()) {
      return null;
    }
    return Thing.of("StatusCheckRollup")
        .is("id", "SCR_sim" + sha)
        .is("state", state(all))
        .many("contexts", () -> all, this::context);
  }

  private static String state(List<Object> all) {
    List<String> states = all.stream().map(GraphChecks::stateOf).toList();
    if (states.stream()
        .anyMatch(
            Set.of("failure", "error", "timed_out", "action_required", "cancelled")::contains)) {
      return "FAILURE";
    }
    return Set.of("success", "neutral", "skipped").containsAll(states) ? "SUCCESS" : "PENDING";
  }

  private static String stateOf(Object context) {
    return context instanceof SimulatedCheckRun run
        ? run.state()
        : ((CommitStatus) context).state();
  }

  private Thing context(Object context) {
    return context instanceof SimulatedCheckRun run ? run(run) : status((CommitStatus) context);
  }

  private Thing run(SimulatedCheckRun run) {
    return Thing.of("CheckRun")
        .is("id", NodeId.of("CheckRun", run.id()))
        .is("databaseId", run.id())
        .is("name", run.name())
        .is("status", run.status().toUpperCase(Locale.ROOT))
        .is(
            "conclusion",
            run.conclusion() == null ? null : run.conclusion().toUpperCase(Locale.ROOT))
        .is("externalId", run.externalId())
        .is("detailsUrl", run.detailsUrl())
        .is("startedAt", Graph.time(run.startedAt()))
        .is("completedAt", Graph.time(run.completedAt()))
        .is("title", run.rawTitle())
        .is("summary", run.rawSummary())
        .is("text", run.rawText())
        .is("isRequired", false)
        .get("checkSuite", () -> suite(run.suite()));
  }

  private Thing suite(CheckSuite suite) {
    SimulatedApp app = suite.app();
    return Thing.of("CheckSuite")
        .is("id", NodeId.of("CheckSuite", suite.id()))
        .is("databaseId", suite.id())
        .get(
            "app",
            () ->
                Thing.of("App")
                    .is("id", NodeId.of("App", app.id()))
                    .is("databaseId", app.id())
                    .is("slug", app.slug())
                    .is("name", app.name()));
  }

  private Thing status(CommitStatus status) {
    return Thing.of("StatusContext")
        .is("id", NodeId.of("StatusContext", status.id()))
        .is("context", status.context())
        .is("state", status.state().toUpperCase(Locale.ROOT))
        .is("createdAt", Graph.time(status.at()))
        .is("isRequired", false)
        .get("creator", () -> graph.account(status.creator()));
  }
}
