package dev.countersign.ledger.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What somebody checks who has a proof and not the tree (RFC 9162, section 2.1).
public final class Proofs {
  private Proofs() {}

  /// The root that the proof leads to from a leaf: the leaf is in the tree where that is its root.
  ///
  /// @return empty where the proof is too short or too long for that place in such a tree
  public static Optional<Hash> rootFrom(Hash leaf, long index, long size, List<Hash> proof) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    long place = index;
    long last = size - 1;
    Hash root = leaf;
    for (Hash side : proof) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((place & 1) == 1 || place == last) {
        root = Hash.ofNode(side, root);
        int up = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= up;
        last >>= up;
      } else {
        root = Hash.ofNode(root, side);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(root) : Optional.empty();
  }

  /// A tree of a size and a root.
  public record Head(long size, Hash root) {}

  /// Whether the proof shows that the second tree begins with all of the first.
  public static boolean consistent(Head first, Head second, List<Hash> proof) {
    if (first.size() > second.size() || first.size() < 0) {
      return false;
    }
    if (first.size() == second.size()) {
      return proof.isEmpty() && first.root().equals(second.root());
    }
    if (first.size() == 0) {
      return proof.isEmpty() && first.root().equals(Hash.EMPTY);
    }
    Deque<Hash> rest = new ArrayDeque<>(proof);
    if (Long.bitCount(first.size()) == 1) {
      rest.addFirst(first.root());
    }
    return climbs(first, second, rest);
  }

  private static boolean climbs(Head first, Head second, Deque<Hash> rest) {
    if (rest.isEmpty()) {
      return false;
    }
    int low = Long.numberOfTrailingZeros(first.size());
    long place = (first.size() - 1) >> low;
    long last = (second.size() - 1) >> low;
    Hash before = rest.removeFirst();
    Hash after = before;
    for (Hash side : rest) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        before = Hash.ofNode(side, before);
        after = Hash.ofNode(side, after);
        int up = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= up;
        last >>= up;
      } else {
        after = Hash.ofNode(after, side);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && before.equals(first.root()) && after.equals(second.root());
  }
}
