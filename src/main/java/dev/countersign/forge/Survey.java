package dev.countersign.forge;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the code host tells of whole branches: what reached them, and what guards them. Every
/// method may throw [ForgeDown].
public interface Survey {
  /// The branches that are protected, the default branch first whether it is or not; none where the
  /// repository is gone.
  List<String> guarded(long installation, Repo repo);

  /// The end of a branch; empty where it is gone.
  Optional<Sha> tip(long installation, Repo repo, String branch);

  /// What reached a branch between two of its ends.
  Arrivals arrivals(long installation, Repo repo, Stretch stretch);

  /// What guards a branch.
  BranchSettings settings(long installation, Repo repo, String branch);

  /// A stretch of a branch's life.
  ///
  /// @param since when its end was `before`, so that moves of the branch from then on are told
  record Stretch(String branch, Sha before, Instant since, Sha tip) {}
}
