package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/// Deployments: listed, and runs that wait for leave to make one answered.
final class DeploymentRoutes {

  private static final int MOST_COMMENT = 1024;
  private static final int MOST_REMARKS = 10;

  private DeploymentRoutes() {}

  static void add(Routes routes) {
    String repo = " /repos/{owner}/{repo}";
    routes
        .on("GET" + repo + "/deployments", "deployments:read", DeploymentRoutes::list)
        .on(
            "GET" + repo + "/deployments/{id}/statuses",
            "deployments:read",
            DeploymentRoutes::statuses)
        .on(
            "GET" + repo + "/actions/runs/{id}/approvals",
            "actions:read",
            DeploymentRoutes::approvals)
        .on(
            "POST" + repo + "/actions/runs/{id}/deployment_protection_rule",
            "deployments:write",
            DeploymentRoutes::answer);
  }

  private static Answer list(Call call) {
    SimulatedDeployments deployments = call.repository().deployments();
    return call.page(
        deployments.made(call.query("environment", ""), call.query("sha", "")),
        deployments::deployment);
  }

  private static Answer statuses(Call call) {
    SimulatedDeployments deployments = call.repository().deployments();
    long id = call.number("id");
    SimulatedDeployments.Made one =
        deployments.made("", "").stream()
            .filter(each -> each.id() == id)
            .findFirst()
            .orElseThrow(Refusal::notFound);
    return call.page(one.states().reversed(), state -> deployments.status(one, state));
  }

  private static SimulatedDeployments.Run run(Call call) {
    return call.repository().deployments().run(call.number("id")).orElseThrow(Refusal::notFound);
  }

  private static Answer approvals(Call call) {
    return Answer.ok(call.repository().deployments().approvals(run(call), call.shapes()));
  }

  private static Answer answer(Call call) {
    SimulatedDeployments.Run run = run(call);
    JsonNode body = call.body();
    String comment = body.path("comment").asText("");
    String state = body.path("state").isTextual() ? body.path("state").asText() : null;
    boolean known = state == null || state.equals("approved") || state.equals("rejected");
    boolean fits =
        run.environment().equalsIgnoreCase(body.path("environment_name").asText(""))
            && comment.length() <= MOST_COMMENT
            && (state != null || !comment.isEmpty());
    if (!known || !fits || !run.state().equals("waiting")) {
      throw Refusal.invalid("The deployment protection rule cannot take this");
    }
    if (state == null && run.comments().size() >= MOST_REMARKS) {
      throw Refusal.invalid("Too many comments on this deployment");
    }
    run.take(state, comment);
    return Answer.noContent();
  }
}
