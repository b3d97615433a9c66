package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pull request that is watched, as it was last read and published.
///
/// @param reading counts the readings of it, so that an older one never replaces a newer one
/// @param interests name patterns of the checks that can change its verdict
/// @param account the last verdict in words, as JSON, null before the first
/// @param published its checks on the head, one a name
/// @param asked reviewers who were asked for this head, as `user:login` or `team:org/slug`, and
///   what GitHub said of those it refused, as `refused:sentence`
/// @param since when each of those who are still asked was first asked, whatever the head was then
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
    Map<String, Instant> since,
    Instant at) {
  public Watched {
    interests = List.copyOf(interests);
    published = List.copyOf(published);
    asked = Set.copyOf(asked);
    since = Map.copyOf(since);
  }

  /// The same with these checks on its head.
  public Watched withPublished(List<Publication> checks) {
    return new Watched(
        installation,
        repo,
        number,
        title,
        author,
        baseBranch,
        head,
        open,
        draft,
        reading,
        interests,
        account,
        checks,
        asked,
        since,
        at);
  }

  /// The same with these asked for this head; nobody, so that all may be asked again.
  ///
  /// @param when they were, where they were not before
  public Watched withAsked(Set<String> reviewers, Instant when) {
    Map<String, Instant> first = new HashMap<>(since);
    reviewers.stream()
        .filter(one -> !one.startsWith("refused:"))
        .forEach(one -> first.putIfAbsent(one, when));
    return new Watched(
        installation,
        repo,
        number,
        title,
        author,
        baseBranch,
        head,
        open,
        draft,
        reading,
        interests,
        account,
        published,
        reviewers,
        first,
        at);
  }

  /// The same, watched no longer.
  public Watched closed(Instant when) {
    return new Watched(
        installation,
        repo,
        number,
        title,
        author,
        baseBranch,
        head,
        false,
        draft,
        reading + 1,
        interests,
        account,
        published,
        asked,
        since,
        when);
  }

  /// A check that was published on a head.
  ///
  /// @param run the check run's id
  /// @param conclusion `success`, `action_required`, `failure`, `neutral`, or `in_progress`
  /// @param print a fingerprint of all that was sent, so that the same is not sent again
  /// @param remarks a fingerprint of the remarks on files, which a run can only add to
  /// @param since when the run was made, which GitHub does not leave open for ever
  /// @param at when it was last written to
  public record Publication(
      String check,
      Sha head,
      long run,
      String conclusion,
      String print,
      String remarks,
      Instant since,
      Instant at) {}
}
