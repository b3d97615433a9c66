package dev.countersign.forge;

import dev.countersign.change.TeamName;
import dev.countersign.forge.Reading.PolicyTexts;
import java.util.Set;

/// What a judgement needs to know beyond the pull request itself, which depends on the policy in
/// force.
@FunctionalInterface
public interface Needs {
  /// What is needed under these policy files.
  Wanted under(PolicyTexts policies);

  /// What to read.
  ///
  /// @param dependencyTexts whether the content of changed manifests and lock files is needed
  /// @param texts paths whose content before and after is needed where the change touches them; one
  ///   that ends in `/` stands for all below it
  /// @param baseFiles files of the base branch whose content is needed, besides CODEOWNERS
  /// @param baseFolders whether the folders of the base branch are needed
  /// @param listed folders of the base branch, each ending in `/`, whose files need be known where
  ///   the change touches something below them
  /// @param release whether it is needed what went in since the last release
  /// @param earlierDiffs whether it is needed what the change was at heads that were reviewed
  /// @param collaborators whether everybody with a permission on the repository is needed, or only
  ///   reviewers
  /// @param teams teams whose members are needed; teams that CODEOWNERS names are added by the
  ///   reader when `codeOwners`
  record Wanted(
      boolean dependencyTexts,
      Set<String> texts,
      Set<String> baseFiles,
      boolean baseFolders,
      boolean earlierDiffs,
      boolean collaborators,
      boolean codeOwners,
      Set<TeamName> teams,
      Set<String> listed,
      boolean release) {
    public Wanted {
      texts = Set.copyOf(texts);
      baseFiles = Set.copyOf(baseFiles);
      teams = Set.copyOf(teams);
      listed = Set.copyOf(listed);
    }

    /// What is wanted where no folder is listed.
    public Wanted(
        boolean dependencyTexts,
        Set<String> texts,
        Set<String> baseFiles,
        boolean baseFolders,
        boolean earlierDiffs,
        boolean collaborators,
        boolean codeOwners,
        Set<TeamName> teams) {
      this(
          dependencyTexts,
          texts,
          baseFiles,
          baseFolders,
          earlierDiffs,
          collaborators,
          codeOwners,
          teams,
          Set.of(),
          false);
    }
  }
}
