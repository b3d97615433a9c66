package dev.countersign.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pull request as its page shows it: where it comes from, where it goes, and what its author
/// says.
///
/// @param body the description, empty where there is none
/// @param readyAt when it was last marked ready for review (or opened ready)
public record PullRequest(
    Repo repo,
    int number,
    String title,
    String body,
    Person author,
    Branch head,
    Branch base,
    boolean fork,
    boolean draft,
    State state,
    Instant readyAt,
    List<Label> labels) {
  public PullRequest {
    labels = List.copyOf(labels);
  }

  /// A branch and its newest commit.
  ///
  /// @param repo null where the repository of a fork is gone
  public record Branch(@Nullable Repo repo, String name, Sha sha) {}

  /// Where a pull request is in its life.
  public enum State {
    OPEN,
    CLOSED,
    MERGED
  }
}
