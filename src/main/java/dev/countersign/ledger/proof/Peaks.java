package dev.countersign.ledger.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A Merkle tree as small as it can be kept and still grow: the roots of its full subtrees, the
/// largest first, one for each one-bit of its size.
public record Peaks(long size, List<Hash> hashes) {
  public static final Peaks NONE = new Peaks(0, List.of());

  public Peaks {
    hashes = List.copyOf(hashes);
    if (size < 0 || hashes.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException("a tree of " + size + " has not " + hashes.size());
    }
  }

  /// The tree with one more leaf.
  public Peaks plus(Hash leaf) {
    List<Hash> grown = new ArrayList<>(hashes);
    Hash last = leaf;
    for (long full = size; (full & 1) == 1; full >>= 1) {
      last = Hash.ofNode(grown.removeLast(), last);
    }
    grown.add(last);
    return new Peaks(size + 1, grown);
  }

  public Hash root() {
    return hashes.reversed().stream()
        .reduce((right, left) -> Hash.ofNode(left, right))
        .orElse(Hash.EMPTY);
  }

  /// The hashes in one line, as [#read] reads them.
  public String line() {
    return hashes.stream().map(Hash::toString).collect(Collectors.joining(" "));
  }

  public static Peaks read(long size, String line) {
    List<Hash> hashes =
        Arrays.stream(line.split(" ", -1)).filter(word -> !word.isEmpty()).map(Hash::read).toList();
    return new Peaks(size, hashes);
  }
}
