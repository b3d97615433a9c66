package dev.countersign.policy;

import dev.countersign.change.FileChange;
import dev.countersign.policy.Verdict.Reason;
import java.util.BitSet;
import java.util.List;

/// Why a condition holds or does not: a phrase as in [Reason], and the files that made it so by
/// their places in the list of files.
record Ground(String phrase, BitSet files) {
  private static final int SHOWN = 3;

  static Ground of(String phrase) {
    return new Ground(phrase, new BitSet());
  }

  Reason reason(List<FileChange> all) {
    return new Reason(phrase, paths(all, SHOWN), files.cardinality());
  }

  List<String> paths(List<FileChange> all, int most) {
    return files.stream().limit(most).mapToObj(place -> all.get(place).path()).toList();
  }
}
