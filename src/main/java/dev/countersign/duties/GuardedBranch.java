package dev.countersign.duties;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.policy.ProtectionFacts;
import dev.countersign.policy.ProtectionGap;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings of one branch that is guarded, and what is wrong with them.
record GuardedBranch(String branch, Sha tip, ProtectionFacts facts, List<ProtectionGap> gaps) {
  GuardedBranch {
    gaps = List.copyOf(gaps);
  }

  /// The day's snapshot.
  Entry evidence(Repo repo, Instant now) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("collector", "branch-protection");
    detail.put("branch", branch);
    detail.put("settings", settings());
    detail.put("unread", facts.unread());
    detail.put("deviations", gaps.stream().map(ProtectionGap::sentence).toList());
    String title =
        "Settings of %s: %s"
            .formatted(branch, gaps.isEmpty() ? "as expected" : gaps.size() + " deviations");
    return new Entry(now, repo, 0, tip, "evidence", title, DutyJson.write(detail));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("reviews", facts.reviews());
    settings.put("dismiss_stale", facts.dismissStale());
    settings.put("code_owners", facts.codeOwners());
    Set<ProtectionFacts.RequiredCheck> checks = facts.checks();
    settings.put(
        "checks",
        checks == null
            ? null
            : checks.stream()
                .map(check -> check.name() + (check.app() == null ? "" : " of app " + check.app()))
                .sorted()
                .toList());
    settings.put("admins", facts.admins());
    settings.put("force_push", facts.forcePush());
    settings.put("deletion", facts.deletion());
    settings.put("merge_queue", facts.mergeQueue());
    return settings;
  }
}
