package dev.countersign.duties.deployments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.change.Repo;
import dev.countersign.gate.Rollout;
import dev.countersign.ledger.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What the ledger keeps of deployments.
final class DeploymentEntries {
  /// The place of a pull request's number, where an entry is about none.
  private static final int NO_PULL = 0;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DeploymentEntries() {}

  /// How a deployment ended.
  static Entry ended(Repo repo, Rollout.Ended ended, boolean rollback, Instant now) {
    Map<String, Object> detail =
        Map.of(
            "environment", ended.environment(),
            "commit", ended.commit().value(),
            "state", ended.state(),
            "rollback", rollback,
            "deployment", ended.deployment());
    return new Entry(
        now,
        repo,
        NO_PULL,
        ended.commit(),
        "deployment",
        "Deployment to %s: %s".formatted(ended.environment(), ended.state()),
        text(detail));
  }

  /// What was answered.
  ///
  /// @param decision `approved`, `rejected` or `waiting`
  /// @param reasons as they were said
  /// @param taken whether GitHub took it; where it did not, it may have taken it before
  static Entry decision(Asking asking, String decision, String reasons, boolean taken) {
    Rollout.Asked asked = asking.asked();
    Map<String, Object> detail =
        Map.of(
            "environment", asked.environment(),
            "commit", asked.commit().value(),
            "run", asked.run(),
            "by", asked.by().value(),
            "decision", decision,
            "taken", taken,
            "reasons", reasons.lines().skip(1).map(line -> line.replaceFirst("^- ", "")).toList());
    return new Entry(
        asking.now(),
        asking.duty().repo(),
        NO_PULL,
        asked.commit(),
        "deployment-decision",
        "Deployment to %s %s".formatted(asked.environment(), decision)
            + (taken ? "" : "; GitHub did not take this answer"),
        text(detail));
  }

  private static String text(Map<String, Object> detail) {
    try {
      return MAPPER.writeValueAsString(new TreeMap<>(detail));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("an entry that cannot be written", bug);
    }
  }
}
