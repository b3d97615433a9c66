package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.WebhookExample;
import dev.countersign.testing.WebhookExamples;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every payload that GitHub publishes an example of, and one of every kind that it does not,
/// signed and posted to the real server.
class EveryPayloadStory {

  @Test
  void everyPayloadIsAcknowledgedWithANamedReactionAndNoneLeavesAStackTrace() {
    try (Front front = Front.open()) {
      List<String> wrong = new ArrayList<>();
      Map<String, List<String>> reactions = new TreeMap<>();
      for (WebhookExample each : WebhookExamples.all()) {
        HttpResponse<String> answer = front.take(Front.knock(each.event(), each.payload()));
        String reaction = answer.body().strip();
        if (answer.statusCode() != 202 || reaction.isBlank()) {
          wrong.add(each.name() + ": " + answer.statusCode() + " " + reaction);
        }
        reactions.computeIfAbsent(reaction, key -> new ArrayList<>()).add(each.name());
      }
      assertThat(wrong).isEmpty();
      assertThat(front.traces()).isEmpty();
      assertThat(reactions.keySet())
          .contains("pull_request opened", "pull closed", "memberships", "merge group", "installed")
          .noneMatch(reaction -> reaction.contains("Exception"));
      assertThat(reactions.keySet().stream().filter(each -> !each.startsWith("ignored: ")).toList())
          .as(reactions.toString())
          .hasSizeGreaterThan(12);
    }
  }
}
