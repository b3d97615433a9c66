package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Asking people and teams for a review; one name that cannot be asked refuses the whole request.
final class ReviewerRoutes {

  private static final int MOST = 15;

  private ReviewerRoutes() {}

  static void add(Routes routes) {
    String path = " /repos/{owner}/{repo}/pulls/{number}/requested_reviewers";
    routes
        .on("GET" + path, "pull_requests:read", ReviewerRoutes::list)
        .on("POST" + path, "pull_requests:write", ReviewerRoutes::request)
        .on("DELETE" + path, "pull_requests:write", ReviewerRoutes::remove);
  }

  private static Answer list(Call call) {
    ReviewRequests requests = call.pull().requests();
    return Answer.ok(
        Json.object()
            .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                "users", call.shapes().users(requests.users()))
            .set("teams", Json.array(requests.teams(), call.shapes()::team)));
  }

  private static Answer request(Call call) {
    SimulatedPull pull = call.pull();
    List<Account> users = users(call);
    List<SimulatedTeam> teams = teams(call);
    if (users.size()
            + teams.size()
            + pull.requests().users().size()
            + pull.requests().teams().size()
        > MOST) {
      throw Refusal.invalid("A pull request can only have 15 reviewers.");
    }
    users.forEach(user -> pull.requests().request(call.bot(), user));
    teams.forEach(team -> pull.requests().request(call.bot(), team));
    return Answer.created(call.pullShapes().simple(pull));
  }

  private static List<Account> users(Call call) {
    SimulatedPull pull = call.pull();
    List<Account> users = new ArrayList<>();
    for (String login : Objects.requireNonNullElse(call.strings("reviewers"), List.<String>of())) {
      Account who = call.world().findAccount(login).orElseThrow(ReviewerRoutes::notCollaborator);
      if (who.equals(pull.author())) {
        throw Refusal.invalid("Review cannot be requested from pull request author.");
      }
      if (!pull.repository().mayRequest(who)) {
        throw notCollaborator();
      }
      users.add(who);
    }
    return users;
  }

  private static Refusal notCollaborator() {
    return Refusal.invalid(
        "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a"
            + " collaborator of the repository.");
  }

  private static List<SimulatedTeam> teams(Call call) {
    SimulatedPull pull = call.pull();
    List<SimulatedTeam> teams = new ArrayList<>();
    for (String slug :
        Objects.requireNonNullElse(call.strings("team_reviewers"), List.<String>of())) {
      if (!((Caller.Installation) call.caller()).may("members", "read")) {
        throw Refusal.invalid("Could not resolve to a node with the global id of '" + slug + "'.");
      }
      SimulatedOrganisation organisation =
          call.world().findOrganisation(pull.repository().owner().login());
      SimulatedTeam team = organisation == null ? null : organisation.findTeam(slug).orElse(null);
      if (team == null || !team.permissionOn(pull.repository()).atLeast(Permission.READ)) {
        throw notCollaborator();
      }
      teams.add(team);
    }
    return teams;
  }

  private static Answer remove(Call call) {
    SimulatedPull pull = call.pull();
    List<String> reviewers = call.strings("reviewers");
    if (reviewers == null) {
      throw Refusal.invalid("Invalid request.\n\n\"reviewers\" wasn't supplied.");
    }
    reviewers.forEach(login ->
        call.world()
            .findAccount(login)
            .ifPresent(who -> pull.requests().withdraw(call.bot(), who)));
    teams(call).forEach(team -> pull.requests().withdraw(call.bot(), team));
    return Answer.ok(call.pullShapes().simple(pull));
  }
}
