package dev.countersign.policy;

import dev.countersign.change.Review;
import dev.countersign.change.Sha;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether an approval still counts after what was pushed since, under the policy's reading of
/// that.
final class Staleness {
  private final Approving.Stale mode;
  private final Heads heads;

  Staleness(Approving.Stale mode, Heads heads) {
    this.mode = mode;
    this.heads = heads;
  }

  /// Whether an approval counts, and why: null where it is of the head and there is nothing to say.
  record Weight(boolean counts, @Nullable String why) {
    static Weight kept(String why) {
      return new Weight(true, why);
    }

    static Weight dropped(String why) {
      return new Weight(false, why);
    }
  }

  /// What an approval weighs for a rule that these files made apply (none: it applies for other
  /// reasons).
  Weight weigh(Review approval, Set<String> files) {
    return weigh(approval.commit(), files);
  }

  /// The same of anything that was said of a commit, null where that is gone.
  Weight weigh(@Nullable Sha commit, Set<String> files) {
    if (commit != null && heads.isHead(commit)) {
      return new Weight(true, null);
    }
    if (mode == Approving.Stale.NEVER) {
      return Weight.kept("the policy keeps approvals of earlier commits");
    }
    return commit == null
        ? Weight.dropped("the commit it was given on is gone")
        : ofEarlier(commit, files);
  }

  private Weight ofEarlier(Sha commit, Set<String> files) {
    Optional<List<String>> changed = heads.changedSince(commit);
    return switch (mode) {
      case ANY_PUSH ->
          Weight.dropped(
              changed
                  .filter(paths -> !paths.isEmpty())
                  .map(paths -> Words.some(paths) + " changed since")
                  .orElse("only approvals of the newest commit count"));
      case CHANGED_DIFF, CHANGED_AREA, NEVER ->
          changed
              .map(paths -> byFiles(paths, mode == Approving.Stale.CHANGED_AREA ? files : Set.of()))
              .orElseGet(() -> Weight.dropped(unknown()));
    };
  }

  private Weight byFiles(List<String> changed, Set<String> files) {
    if (changed.isEmpty()) {
      return Weight.kept("the pull request's own changes are the same since");
    }
    List<String> against = changed.stream().filter(path -> touches(path, files)).toList();
    return against.isEmpty()
        ? Weight.kept("only " + Words.some(changed) + " changed since")
        : Weight.dropped(Words.some(against) + " changed since");
  }

  /// A file that the pull request no longer changes may have been one that made the rule apply.
  private boolean touches(String path, Set<String> files) {
    return files.isEmpty() || files.contains(path) || !heads.stillChanges(path);
  }

  private String unknown() {
    return heads.headKnown()
        ? "what the pull request changed then is not known"
        : "the list of changed files is not complete";
  }
}
