package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Arrivals.How;
import dev.countersign.forge.Arrivals.Push;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a branch moved, as GitHub's list of activities tells.
final class BranchMoves {
  private static final int MOST_PAGES = 10;

  /// GitHub's clock and ours may differ.
  private static final Duration SLACK = Duration.ofHours(1);

  private final Rest rest;

  BranchMoves(Rest rest) {
    this.rest = rest;
  }

  /// The moves since a time, oldest first; null where GitHub does not tell, or not all of them.
  @Nullable List<Push> since(long installation, Repo repo, String branch, Instant since) {
    Access access = Access.judging(installation);
    String path =
        Rest.path(repo) + "/activity?per_page=100&ref=" + Rest.part("refs/heads/" + branch);
    List<Push> pushes = new ArrayList<>();
    URI page = rest.addresses().at(path);
    try {
      for (int i = 0; i < MOST_PAGES; i++) {
        Answer answer = rest.send(access, new Outgoing("GET", page, Map.of(), null, ""));
        boolean more = read(answer, since.minus(SLACK), pushes);
        URI next = answer.next();
        if (!more || next == null) {
          return pushes.reversed();
        }
        page = next;
      }
    } catch (Refused refused) {
      return null;
    }
    return null;
  }

  /// @return whether older ones may still matter
  private static boolean read(Answer answer, Instant since, List<Push> pushes) {
    for (JsonNode each : answer.json()) {
      if (Facts.instant(each, "timestamp").isBefore(since)) {
        return false;
      }
      String by = each.path("actor").path("login").asText("");
      pushes.add(
          new Push(
              end(each, "before"), end(each, "after"), how(each), by.isEmpty() ? "ghost" : by));
    }
    return true;
  }

  /// Any kind that we do not know is a push by hand: the stricter reading.
  private static How how(JsonNode activity) {
    return switch (Facts.text(activity, "activity_type")) {
      case "pr_merge", "merge_queue_merge" -> How.MERGED;
      case "force_push" -> How.FORCED;
      case "branch_deletion" -> How.DELETED;
      case "branch_creation" -> How.CREATED;
      default -> How.BY_HAND;
    };
  }

  private static @Nullable Sha end(JsonNode activity, String field) {
    Sha sha = Facts.sha(activity, field);
    return sha.value().matches("0+") ? null : sha;
  }
}
