package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.Review;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the reviews of a pull request out of an answer.
final class ReviewFacts {
  private final List<JsonNode> nodes;

  ReviewFacts(PullState.Told told) {
    // A review that is being written is seen by its writer only, and is none yet.
    this.nodes =
        told.list(Connection.REVIEWS).stream()
            .filter(node -> !Facts.text(node, "state").equals("PENDING"))
            .toList();
  }

  /// The reviews, oldest first.
  List<Review> read() {
    return nodes.stream()
        .map(ReviewFacts::review)
        .sorted(Comparator.comparing(Review::at))
        .toList();
  }

  /// What GitHub says of each reviewer: may push, or not.
  Map<Login, Permission> permissions() {
    Map<Login, Permission> permissions = new LinkedHashMap<>();
    for (JsonNode node : nodes) {
      boolean push = Facts.flag(node, "authorCanPushToRepository");
      permissions.put(
          Actors.orGhost(Actors.ofGraphQl(node.path("author"))).login(),
          push ? Permission.WRITE : Permission.READ);
    }
    return permissions;
  }

  private static Review review(JsonNode node) {
    Review.Opinion opinion = PullEvents.opinionOf(node);
    if (opinion == null) {
      throw new Facts.Missing("GitHub tells a review of a kind we do not know.");
    }
    JsonNode commit = node.path("commit");
    return new Review(
        Facts.number(node, "fullDatabaseId"),
        Actors.orGhost(Actors.ofGraphQl(node.path("author"))),
        opinion,
        commit.isObject() ? Facts.sha(commit, "oid") : null,
        Facts.instant(node, "submittedAt"));
  }
}
