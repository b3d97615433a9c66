package dev.countersign.forge;

import dev.countersign.change.Sha;
import java.util.List;

/// A commit that reached a branch.
///
/// @param committer the account, or the name in the commit where it belongs to none
/// @param message subject, body and footers
/// @param pulls the pull requests that the host associates with it
/// @param allPulls false where the host has more of them than it told, or told none of them
public record Landed(
    Sha sha,
    List<Sha> parents,
    String committer,
    String message,
    List<Origin> pulls,
    boolean allPulls) {
  public Landed {
    parents = List.copyOf(parents);
    pulls = List.copyOf(pulls);
  }

  /// A pull request that a commit is associated with.
  ///
  /// @param base the branch it goes to, or went to when it was merged
  /// @param headBranch the branch it comes from
  /// @param head its last commit
  /// @param mergeCommit the commit that its merge made; of a merge by rebase the last one
  public record Origin(
      int number,
      String base,
      String headBranch,
      Sha head,
      boolean merged,
      @org.jspecify.annotations.Nullable Sha mergeCommit) {}
}
