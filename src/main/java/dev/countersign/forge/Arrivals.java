package dev.countersign.forge;

import dev.countersign.change.Sha;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What reached a branch since a commit that was its end before.
///
/// @param before that commit
/// @param tip its end now
/// @param commits what is reachable from the end now and was not before, parents before children
/// @param complete false where there are more than were read: the oldest are told
/// @param gone how many commits are no longer reachable, null where the commit before is no longer
///   there at all
/// @param pushes how the branch moved meanwhile, oldest first, null where the host does not tell
public record Arrivals(
    String branch,
    Sha before,
    Sha tip,
    List<Landed> commits,
    boolean complete,
    @Nullable Integer gone,
    @Nullable List<Push> pushes) {
  public Arrivals {
    commits = List.copyOf(commits);
    pushes = pushes == null ? null : List.copyOf(pushes);
  }

  /// One move of a branch.
  ///
  /// @param before its end before, null where it was made
  /// @param after its end after, null where it was deleted
  /// @param by who did it, as the host names them
  public record Push(@Nullable Sha before, @Nullable Sha after, How how, String by) {}

  /// How a branch is moved.
  public enum How {
    /// Somebody pushed, or changed it by other means than a pull request.
    BY_HAND,
    FORCED,
    DELETED,
    CREATED,
    /// The host merged a pull request, by itself or through its queue.
    MERGED
  }
}
