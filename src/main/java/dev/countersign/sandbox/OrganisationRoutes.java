package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// What is asked of organisations and their teams; all of it needs the members permission.
final class OrganisationRoutes {

  private OrganisationRoutes() {}

  static void add(Routes routes) {
    String org = "GET /orgs/{org}";
    routes
        .on(
            org + "/members",
            "members:read",
            call -> call.page(List.copyOf(call.organisation().members()), call.shapes()::user))
        .on(org + "/members/{user}", "members:read", OrganisationRoutes::isMember)
        .on(
            org + "/teams",
            "members:read",
            call -> call.page(List.copyOf(call.organisation().teams()), call.shapes()::team))
        .on(org + "/teams/{slug}", "members:read", OrganisationRoutes::team)
        .on(org + "/teams/{slug}/members", "members:read", OrganisationRoutes::members)
        .on(
            org + "/teams/{slug}/memberships/{user}",
            "members:read",
            OrganisationRoutes::membership);
  }

  private static SimulatedTeam find(Call call) {
    return call.organisation().findTeam(call.part("slug")).orElseThrow(Refusal::notFound);
  }

  private static Answer isMember(Call call) {
    boolean member =
        call.world()
            .findAccount(call.part("user"))
            .filter(call.organisation()::isMember)
            .isPresent();
    if (!member) {
      throw Refusal.notFound();
    }
    return Answer.noContent();
  }

  private static Answer team(Call call) {
    SimulatedTeam team = find(call);
    ObjectNode full = call.shapes().team(team);
    full.put("created_at", Json.time(call.world().now()))
        .put("updated_at", Json.time(call.world().now()));
    full.put("members_count", team.members().size()).put("repos_count", 1);
    full.set("organization", call.shapes().organisation("organization_full", call.organisation()));
    return Answer.ok(full);
  }

  /// Members of child teams are among them; who was only invited is not.
  private static Answer members(Call call) {
    SimulatedTeam team = find(call);
    List<Account> active =
        team.members().entrySet().stream()
            .filter(one -> one.getValue() == SimulatedTeam.State.ACTIVE)
            .map(Map.Entry::getKey)
            .toList();
    return call.page(
        active,
        who -> call.shapes().user(who).put("role", "member").put("inherited", team.inherits(who)));
  }

  private static Answer membership(Call call) {
    SimulatedTeam team = find(call);
    Account who = call.world().findAccount(call.part("user")).orElseThrow(Refusal::notFound);
    SimulatedTeam.State state = team.members().get(who);
    if (state == null) {
      throw Refusal.notFound();
    }
    return Answer.ok(
        Json.object()
            .put(
                "url",
                call.world().addresses.api()
                    + "/organizations/"
                    + call.organisation().account().id()
                    + "/team/"
                    + team.id()
                    + "/memberships/"
                    + who.login())
            .put("role", call.organisation().isOwner(who) ? "maintainer" : "member")
            .put("state", state == SimulatedTeam.State.ACTIVE ? "active" : "pending"));
  }
}
