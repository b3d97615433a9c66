package dev.countersign.change;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that is known of a pull request at one moment: what a judgement is made from.
///
/// @param commits oldest first
/// @param commitsComplete false where GitHub cut the list
/// @param reviews oldest first
/// @param requested who is asked for a review now
/// @param checks on the head commit
/// @param openConversations review threads not resolved
/// @param closes issues that GitHub says it closes, as `owner/name#number`
/// @param earlier what it changed at earlier heads, as far as they are known
/// @param base the base branch's own files
/// @param project what is known of the project around it
/// @param rulings what was ruled on it by commands
public record Change(
    PullRequest pull,
    Files files,
    List<Commit> commits,
    boolean commitsComplete,
    List<Review> reviews,
    Set<Reviewer> requested,
    List<Check> checks,
    int openConversations,
    List<String> closes,
    Map<Sha, DiffPrint> earlier,
    BaseFiles base,
    Project project,
    List<Ruling> rulings) {
  public Change {
    commits = List.copyOf(commits);
    reviews = List.copyOf(reviews);
    requested = Set.copyOf(requested);
    checks = List.copyOf(checks);
    closes = List.copyOf(closes);
    earlier = Map.copyOf(earlier);
    rulings = rulings.stream().sorted(Ruling.ORDER).toList();
  }

  public Change withRulings(List<Ruling> others) {
    return new Change(
        pull,
        files,
        commits,
        commitsComplete,
        reviews,
        requested,
        checks,
        openConversations,
        closes,
        earlier,
        base,
        project,
        others);
  }

  /// A change of whose project nothing is known, and on which nothing was ruled.
  public Change(
      PullRequest pull,
      Files files,
      List<Commit> commits,
      boolean commitsComplete,
      List<Review> reviews,
      Set<Reviewer> requested,
      List<Check> checks,
      int openConversations,
      List<String> closes,
      Map<Sha, DiffPrint> earlier,
      BaseFiles base) {
    this(
        pull,
        files,
        commits,
        commitsComplete,
        reviews,
        requested,
        checks,
        openConversations,
        closes,
        earlier,
        base,
        Project.unknown(),
        List.of());
  }

  public Change withPull(PullRequest other) {
    return new Change(
        other,
        files,
        commits,
        commitsComplete,
        reviews,
        requested,
        checks,
        openConversations,
        closes,
        earlier,
        base,
        project,
        rulings);
  }

  public Change withReviews(List<Review> others) {
    return new Change(
        pull,
        files,
        commits,
        commitsComplete,
        others,
        requested,
        checks,
        openConversations,
        closes,
        earlier,
        base,
        project,
        rulings);
  }

  public Change withChecks(List<Check> others) {
    return new Change(
        pull,
        files,
        commits,
        commitsComplete,
        reviews,
        requested,
        others,
        openConversations,
        closes,
        earlier,
        base,
        project,
        rulings);
  }

  public Sha head() {
    return pull.head().sha();
  }
}
