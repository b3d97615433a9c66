package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened to changes after they were judged, what they owe, and how far each obligation has
/// come.
public interface Aftercare {
  /// Keeps that something happened.
  ///
  /// @return false where it is known already
  boolean happened(Repo repo, int number, Fact fact);

  /// What happened to a change, in the order of time.
  List<Fact> facts(Repo repo, int number);

  /// Keeps what a change owes, unless that is kept already.
  void promise(Repo repo, int number, Promised promised);

  Optional<Promised> promised(Repo repo, int number);

  /// The obligations of a change that were opened, by name.
  List<Owed> owed(Repo repo, int number);

  /// Keeps the next step of an obligation and appends it to the ledger: both, or neither where
  /// somebody took that step already or either fails.
  ///
  /// @param after one step further than what is kept; of step 1 where nothing is
  /// @return false where somebody took the step already
  boolean step(Owed after, Entry decided);

  /// The obligation that has that issue.
  Optional<Owed> withIssue(Repo repo, int issue);

  /// The numbers of changes with open obligations whose head was this commit.
  List<Integer> owing(Repo repo, Sha head);

  /// The open obligations of everywhere, the first due first, those without a time last.
  List<Owed> open(int most);

  /// Something that happened.
  ///
  /// @param what names it among all that happened to the change
  /// @param said what there is to know of it, as JSON
  record Fact(String what, Instant at, String said) {}

  /// What a change owed when it was merged.
  ///
  /// @param promises as JSON
  record Promised(Sha head, String promises) {}

  /// An obligation that was opened.
  ///
  /// @param step how many steps it has taken, from 1
  /// @param issue its issue, null where it has none
  /// @param reminded when its owners were last reminded
  /// @param overdue whether it was recorded that it is overdue
  /// @param done when it was done, null while it is open
  /// @param doneBy empty while it is open
  record Owed(
      long installation,
      Repo repo,
      int number,
      String name,
      int step,
      Instant opened,
      @Nullable Instant due,
      List<String> owners,
      @Nullable Integer issue,
      @Nullable Instant reminded,
      boolean overdue,
      @Nullable Instant done,
      String doneBy,
      String note) {
    public Owed {
      owners = List.copyOf(owners);
    }

    /// One step further: its owners were reminded, and perhaps told that it is overdue.
    public Owed remindedAt(@Nullable Instant at, boolean late) {
      return new Owed(
          installation,
          repo,
          number,
          name,
          step + 1,
          opened,
          due,
          owners,
          issue,
          at,
          late,
          done,
          doneBy,
          note);
    }

    /// One step further: it is done.
    public Owed doneAt(Instant at, String by, String words) {
      return new Owed(
          installation,
          repo,
          number,
          name,
          step + 1,
          opened,
          due,
          owners,
          issue,
          reminded,
          overdue,
          at,
          by,
          words);
    }
  }
}
