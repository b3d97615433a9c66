package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Issues that are no pull requests: opened by the App, listed.
final class RepositoryIssueRoutes {

  private RepositoryIssueRoutes() {}

  static void add(Routes routes) {
    routes
        .on("GET /repos/{owner}/{repo}/issues", "issues:read", RepositoryIssueRoutes::list)
        .on("POST /repos/{owner}/{repo}/issues", "issues:write", RepositoryIssueRoutes::open);
  }

  private static Answer list(Call call) {
    String creator = call.query("creator", "");
    List<SimulatedIssue> found =
        call.repository().issues().stream()
            .filter(issue -> creator.isEmpty() || issue.author().is(creator))
            .toList();
    String state = call.query("state", "open");
    found =
        found.stream()
            .filter(issue -> state.equals("all") || issue.isOpen() == state.equals("open"))
            .toList();
    return call.page(found, issue -> shape(call, issue));
  }

  private static Answer open(Call call) {
    String title = call.body().path("title").asText("");
    if (title.isBlank() || title.length() > 256) {
      throw Refusal.invalid("Validation Failed");
    }
    List<String> assignees =
        call.body().path("assignees").valueStream().map(each -> each.asText("")).toList();
    SimulatedIssue issue =
        call.repository()
            .addIssue(
                call.bot(),
                new SimulatedIssue.Proposed(title, call.body().path("body").asText(""), assignees));
    return Answer.created(shape(call, issue));
  }

  private static ObjectNode shape(Call call, SimulatedIssue issue) {
    return call.world().webhooks.issues().issue(call.repository(), issue);
  }
}
