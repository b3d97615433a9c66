package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was found and is not as it should be, and how far was looked. Nothing is opened twice while
/// it is open.
public interface Findings {
  /// How far a branch was looked through.
  Optional<Mark> mark(Repo repo, String branch);

  void mark(Repo repo, String branch, Mark mark);

  /// Keeps a finding and appends it to the ledger: both, or neither where it is open already or
  /// either fails.
  ///
  /// @return false where it is open already
  boolean open(Found found, Entry recorded);

  /// Notes that it is mended and appends that to the ledger: both, or neither where it is not open
  /// or either fails.
  ///
  /// @return false where it was not open
  boolean close(Found found, Entry recorded);

  /// The open ones of a repository, oldest first.
  List<Found> open(Repo repo);

  /// The open ones of everywhere, newest first.
  List<Found> open(int most);

  /// The end of a branch up to which it was looked through.
  ///
  /// @param at when that was
  record Mark(Sha tip, Instant at) {}

  /// Something that is not as it should be.
  ///
  /// @param about which of its kind, the same for the same
  /// @param title what a person reads in a list
  /// @param at since when it is known
  record Found(Repo repo, String kind, String about, String title, Instant at) {}
}
