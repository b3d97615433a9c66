package dev.countersign.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.sandbox.WatchedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Somebody at GitHub's door who sees which process reads which pull request and which publishes
/// what, and says where two were at one at once, or something older came over something newer.
final class Witness {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IntUnaryOperator whose;
  private final Map<String, Long> readBy = new HashMap<>();
  private final Map<String, String> pullOfHead = new HashMap<>();
  private final Map<Long, String> headOfRun = new HashMap<>();
  private final Map<String, Said> last = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int published;
  private long lastAt;
  private int spoilt;

  /// What was published last of a pull request.
  ///
  /// @param by which process
  /// @param read when that process had begun to read what it said
  private record Said(int by, long read, long at) {}

  /// @param whose the number of the process that a connection from a port belongs to
  Witness(IntUnaryOperator whose) {
    this.whose = whose;
  }

  /// Takes note of a request.
  synchronized void sees(WatchedRequest request) {
    try {
      if (request.body().contains("query PullState(")) {
        read(request);
      } else if (request.line().matches("(POST|PATCH) /repos/.*/check-runs.*")) {
        published(request);
      }
    } catch (JsonProcessingException unreadable) {
      // an answer that was spoilt on purpose: nothing was read or published
      spoilt++;
    }
  }

  private void read(WatchedRequest request) throws JsonProcessingException {
    JsonNode asked = JSON.readTree(request.body()).path("variables");
    String pull = asked.path("name").asText() + "#" + asked.path("number").asText();
    String head = JSON.readTree(request.answer()).path("data").findPath("headRefOid").asText();
    pullOfHead.put(head, pull);
    readBy.put(whose.applyAsInt(request.port()) + " " + pull, request.began());
  }

  private void published(WatchedRequest request) throws JsonProcessingException {
    JsonNode answer = JSON.readTree(request.answer());
    JsonNode sha = answer.path("head_sha");
    String head =
        sha.isTextual() ? sha.asText() : headOfRun.getOrDefault(answer.path("id").asLong(), "");
    headOfRun.put(answer.path("id").asLong(), head);
    String pull = pullOfHead.get(head);
    if (pull == null || answer.path("id").isMissingNode()) {
      return;
    }
    published++;
    lastAt = request.ended();
    int by = whose.applyAsInt(request.port());
    long read = readBy.getOrDefault(by + " " + pull, Long.MIN_VALUE);
    Said before = last.put(pull, new Said(by, read, request.ended()));
    if (before != null && before.by() != by && read < before.at()) {
      wrong.add(
          "%s was read by %d before %d had published, and published after it"
              .formatted(pull, by, before.by()));
    }
    if (before != null && read < before.read()) {
      wrong.add(
          "%s: an older verdict of %d came over a newer of %d".formatted(pull, by, before.by()));
    }
  }

  /// What must not have been; nothing where all is well.
  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  /// How many answers were spoilt on purpose, so that nothing is known of them.
  synchronized int spoilt() {
    return spoilt;
  }

  /// When something was published last, in nanoseconds of this process.
  synchronized long lastAt() {
    return lastAt;
  }

  /// How often something was published.
  synchronized int published() {
    return published;
  }
}
