package dev.countersign.policy;

import dev.countersign.change.PullRequest;
import dev.countersign.policy.Verdict.Outcome;
import org.jspecify.annotations.Nullable;

/// Whether a policy is about a change at all.
final class ScopeDecision {
  private ScopeDecision() {}

  /// The outcome where it is not; null where it is. A list of files that is not complete may hide
  /// one that is not excepted.
  static @Nullable Outcome outside(Facts facts, Gaps gaps) {
    Scope scope = facts.asked().policy().scope();
    PullRequest pull = facts.asked().change().pull();
    String base = pull.base().name();
    if (!scope.branches().matches(base) || scope.exceptBranches().matches(base)) {
      return Outcome.UNWATCHED;
    }
    ChangedFiles files = facts.files();
    boolean excepted = !files.list().isEmpty() && files.notWithin(scope.exceptPaths()).isEmpty();
    if (excepted && !files.complete()) {
      gaps.missed(Gap.FILES_CUT);
    }
    return excepted && files.complete() ? Outcome.OUT_OF_SCOPE : null;
  }
}
