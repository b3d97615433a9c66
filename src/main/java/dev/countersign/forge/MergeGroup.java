package dev.countersign.forge;

import java.util.List;

/// The pull requests that a merge group carries.
public sealed interface MergeGroup {
  record Carries(List<PullRef> pulls) implements MergeGroup {
    public Carries {
      pulls = List.copyOf(pulls);
    }
  }

  /// The queue no longer has that group, or does not tell.
  record Unknown(String why) implements MergeGroup {}
}
