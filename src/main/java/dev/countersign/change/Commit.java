package dev.countersign.change;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One commit of a change.
///
/// @param writers author and co-authors with an account
/// @param committer who committed it, where that is an account other than GitHub's own
/// @param pusher who pushed it, where that is known
/// @param message subject, body and footers
/// @param verified whether GitHub vouches for its signature
/// @param strangers names in the commit that belong to no account
/// @param mergeOfBase whether it merges the base branch into the head
public record Commit(
    Sha id,
    Set<Person> writers,
    @Nullable Person committer,
    @Nullable Person pusher,
    String message,
    boolean verified,
    Set<String> strangers,
    boolean mergeOfBase) {
  public Commit {
    writers = Set.copyOf(writers);
    strangers = Set.copyOf(strangers);
  }
}
