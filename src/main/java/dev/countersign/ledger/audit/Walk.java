package dev.countersign.ledger.audit;

import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.Peaks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Goes through all entries of a ledger in their order, and holds the tree that they make against
/// every checkpoint on the way. Stops at the first that is bad.
final class Walk {
  private final List<Checkpoint> ahead;
  private final List<Finding> findings = new ArrayList<>();
  private Peaks peaks = Peaks.NONE;

  /// How many entries are as a checkpoint says.
  private long agreed;

  /// @param checkpoints whose signatures were verified
  Walk(List<Checkpoint> checkpoints) {
    ahead =
        new ArrayList<>(
            checkpoints.stream().sorted(Comparator.comparingLong(Checkpoint::size)).toList());
  }

  /// An entry as it is met.
  ///
  /// @param label what it is, for a person
  /// @param kept the hash that was kept of it
  /// @param hash the hash of what it says
  record Met(long place, String label, String kept, Hash hash) {}

  /// The next entry.
  void meet(Met met) {
    if (!findings.isEmpty()) {
      return;
    }
    if (met.place() > peaks.size()) {
      found(
          peaks.size(),
          "Entry %d is missing: entry %d (%s) follows what is before it."
              .formatted(peaks.size(), met.place(), met.label()));
    } else if (met.place() < peaks.size()) {
      found(
          peaks.size(),
          "Entry %d is not there: in its place is entry %d (%s), out of its order."
              .formatted(peaks.size(), met.place(), met.label()));
    } else if (!met.hash().toString().equals(met.kept())) {
      found(
          met.place(),
          "Entry %d (%s) was changed: it has not the hash that was kept of it."
              .formatted(met.place(), met.label()));
    } else {
      peaks = peaks.plus(met.hash());
      compare();
    }
  }

  private void compare() {
    boolean reached = false;
    while (!ahead.isEmpty() && ahead.getFirst().size() == peaks.size()) {
      reached = true;
      if (!ahead.removeFirst().root().equals(peaks.root())) {
        found(
            agreed, since() + " not what the checkpoint for the first " + peaks.size() + " says.");
        return;
      }
    }
    agreed = reached ? peaks.size() : agreed;
  }

  private String since() {
    return agreed + 1 == peaks.size()
        ? "Entry %d is".formatted(agreed)
        : "The entries from %d to %d are".formatted(agreed, peaks.size() - 1);
  }

  private void found(long place, String sentence) {
    findings.add(new Finding(place, sentence));
  }

  long size() {
    return peaks.size();
  }

  /// What was found when there are no more.
  List<Finding> end() {
    if (findings.isEmpty() && !ahead.isEmpty()) {
      found(
          peaks.size(),
          "Entry %d is missing, and all after it: a checkpoint was signed for %d entries."
              .formatted(peaks.size(), ahead.getLast().size()));
    }
    return List.copyOf(findings);
  }
}
