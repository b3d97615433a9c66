package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pull request that is watched, as it was last read and published.
///
/// @param reading counts the readings of it, so that an older one never replaces a newer one
/// @param interests name patterns of the checks that can change its verdict
/// @param account the last verdict in words, as JSON, null before the first
/// @param published its checks on the head, one a name
/// @param asked reviewers who were asked for this head, as `user:login` or `team:org/slug`
public record Watched(
    long installation,
    Repo repo,
    int number,
    String title,
    String author,
    String baseBranch,
    Sha head,
    boolean open,
    boolean draft,
    long reading,
    List<String> interests,
    @Nullable String account,
    List<Publication> published,
    Set<String> asked,
    Instant at) {
  public Watched {
    interests = List.copyOf(interests);
    published = List.copyOf(published);
    asked = Set.copyOf(asked);
  }

  /// A check that was published on a head.
  ///
  /// @param run the check run's id
  /// @param conclusion `success`, `action_required`, `failure`, `neutral`, or `in_progress`
  /// @param print a fingerprint of all that was sent, so that the same is not sent again
  public record Publication(
      String check, Sha head, long run, String conclusion, String print, Instant at) {}
}
