package dev.countersign.policy;

import java.util.List;

/// Whose approval the changed files need, by CODEOWNERS on the base branch.
sealed interface Owners {
  /// Changed files by their owners; those without are left out.
  ///
  /// @param notes what of CODEOWNERS is passed over, a sentence each
  record Groups(List<OwnerGroup> groups, List<String> notes) implements Owners {
    public Groups {
      groups = List.copyOf(groups);
      notes = List.copyOf(notes);
    }
  }

  /// CODEOWNERS could not be read.
  record Unread(String path) implements Owners {}

  /// Not all changed files are known.
  record FilesCut() implements Owners {}

  /// Whose approval the files of the change need.
  static Owners of(Poll poll) {
    return new OwnedFiles(poll).read();
  }
}
