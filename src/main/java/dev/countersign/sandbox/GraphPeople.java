package dev.countersign.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Organisations and their teams in GraphQL.
final class GraphPeople {

  private GraphPeople() {}

  static List<Account> active(SimulatedTeam team) {
    return team.members().entrySet().stream()
        .filter(one -> one.getValue() == SimulatedTeam.State.ACTIVE)
        .map(Map.Entry::getKey)
        .toList();
  }

  static List<SimulatedTeam> children(SimulatedTeam team) {
    return team.organisation().teams().stream()
        .filter(one -> one.parent().equals(Optional.of(team)))
        .toList();
  }

  static @Nullable Object organisation(Graph graph, SimulatedOrganisation organisation) {
    Thing thing = graph.account(organisation.account());
    if (thing == null) {
      return null;
    }
    return thing
        .field(
            "team",
            asked ->
                graph.may("members")
                    ? organisation
                        .findTeam(Graph.argument(asked, "slug"))
                        .map(graph::team)
                        .orElse(null)
                    : GraphQlFault.forbidden(asked))
        .field(
            "teams",
            graph.onlyMany("members", () -> List.copyOf(organisation.teams()), graph::team))
        .field(
            "membersWithRole",
            graph.onlyMany("members", () -> List.copyOf(organisation.members()), graph::account));
  }
}
