package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Issues that are no pull requests, as GitHub tells them.
final class IssueShapes {
  private final World world;
  private final Shapes shapes;

  IssueShapes(World world, Shapes shapes) {
    this.world = world;
    this.shapes = shapes;
  }

  ObjectNode issue(SimulatedRepository repository, SimulatedIssue issue) {
    String address = world.addresses.repo(repository);
    ObjectNode node =
        Shape.of("issue")
            .with("repo_url", address)
            .with("issue_url", address + "/issues/" + issue.number())
            .with("pull_url", "")
            .with("page", page(repository, issue))
            .with("id", issue.id())
            .with("node", NodeId.of("Issue", issue.id()))
            .with("number", issue.number())
            .with("title", issue.title())
            .with("user", shapes.user(issue.author()))
            .with("labels", List.of())
            .with("state", issue.isOpen() ? "open" : "closed")
            .with("comments", issue.comments().size())
            .with("created_at", world.now())
            .with("updated_at", world.now())
            .with("association", "NONE")
            .with("draft", false)
            .with("body", issue.body())
            .fill();
    node.remove(List.of("pull_request", "draft"));
    if (issue.closedAt() != null) {
      node.put("closed_at", issue.closedAt().toString());
    }
    return node;
  }

  private String page(SimulatedRepository repository, SimulatedIssue issue) {
    return world.addresses.page(repository) + "/issues/" + issue.number();
  }

  ObjectNode comment(
      SimulatedRepository repository, SimulatedIssue issue, SimulatedComment comment) {
    return Shape.of("comment")
        .with("repo_url", world.addresses.repo(repository))
        .with("issue_url", world.addresses.repo(repository) + "/issues/" + issue.number())
        .with("page", page(repository, issue))
        .with("id", comment.id())
        .with("node", NodeId.of("IssueComment", comment.id()))
        .with("body", comment.body())
        .with("user", shapes.user(comment.author()))
        .with("created_at", comment.at())
        .with("updated_at", comment.at())
        .with("association", "NONE")
        .with("count", 0)
        .fill();
  }
}
