package dev.countersign.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One review of a change.
///
/// @param commit the head it was given on; null where GitHub lost that commit
public record Review(long id, Person by, Opinion opinion, @Nullable Sha commit, Instant at) {
  /// What a review says.
  public enum Opinion {
    APPROVED,
    CHANGES_REQUESTED,
    COMMENTED,
    DISMISSED
  }
}
