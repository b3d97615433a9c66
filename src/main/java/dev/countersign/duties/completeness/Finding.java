package dev.countersign.duties.completeness;

import dev.countersign.change.Sha;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that reached a branch, or left it, and that no record lets in.
///
/// @param head the commit by which it is known; the same finding always has the same
/// @param commits all commits it is about, parents before children
/// @param pull the pull request it is about, null where there is none
/// @param by who did it, empty where that is not known
/// @param what it is, as a sentence
public record Finding(
    Kind kind, Sha head, List<Sha> commits, @Nullable Integer pull, String by, String what) {
  public Finding {
    commits = List.copyOf(commits);
  }

  /// What can be found.
  public enum Kind {
    /// Commits that no pull request into the branch brought.
    DIRECT_PUSH("direct push"),
    /// Commits of a pull request that somebody pushed to the branch instead of merging it.
    PUSHED_BY_HAND("pushed by hand"),
    /// Commits of pull requests into other branches only.
    FOR_ANOTHER_BRANCH("reviewed for another branch"),
    /// What was on the branch is there no longer.
    REWRITTEN("history rewritten"),
    /// Merged while the check held it.
    HELD("merged while held"),
    /// Merged, and never judged.
    UNJUDGED("never judged"),
    /// Merged at a head that was not judged.
    OTHER_HEAD("another head than judged"),
    /// Merged, and the record does not tell under which verdict.
    UNHEARD("merge not recorded"),
    /// It could not be read.
    UNREAD("not all read");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As people read it.
    public String word() {
      return word;
    }
  }
}
