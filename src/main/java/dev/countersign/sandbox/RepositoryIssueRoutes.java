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
    return call.page(found, issue -> shape(call, issue));
  }

  private static Answer open(Call call) {
    String title = call.body().path("title").asText("");
    if (title.isBlank() || title.length() > 256) {
      throw Refusal.invalid("Validation Failed");
    }
    SimulatedIssue issue =
        call.repository().addIssue(call.bot(), title, call.body().path("body").asText(""));
    return Answer.created(shape(call, issue));
  }

  private static ObjectNode shape(Call call, SimulatedIssue issue) {
    SimulatedRepository repository = call.repository();
    String address = call.world().addresses.repo(repository);
    String page = call.world().addresses.page(repository) + "/issues/" + issue.number();
    ObjectNode node =
        Shape.of("issue")
            .with("repo_url", address)
            .with("issue_url", address + "/issues/" + issue.number())
            .with("pull_url", "")
            .with("page", page)
            .with("id", issue.id())
            .with("node", NodeId.of("Issue", issue.id()))
            .with("number", issue.number())
            .with("title", issue.title())
            .with("user", call.shapes().user(issue.author()))
            .with("labels", List.of())
            .with("state", "open")
            .with("comments", 0)
            .with("created_at", call.world().now())
            .with("updated_at", call.world().now())
            .with("association", "NONE")
            .with("draft", false)
            .with("body", issue.body())
            .fill();
    node.remove(List.of("pull_request", "draft"));
    return node;
  }
}
