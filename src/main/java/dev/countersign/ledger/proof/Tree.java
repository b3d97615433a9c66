package dev.countersign.ledger.proof;

import java.util.ArrayList;
import java.util.List;

/// The Merkle tree over a list of leaves (RFC 6962, section 2.1): its root and its proofs.
///
/// @param leaves the hashes of the leaves, in order; read only, never copied, so that a part of a
///   large tree costs nothing
public record Tree(List<Hash> leaves) {
  public Hash root() {
    return switch (leaves.size()) {
      case 0 -> Hash.EMPTY;
      case 1 -> leaves.getFirst();
      default -> Hash.ofNode(left().root(), right().root());
    };
  }

  /// The hashes that prove that a leaf is in this tree, from the leaf's side upwards.
  public List<Hash> inclusion(int index) {
    if (index < 0 || index >= leaves.size()) {
      throw new IndexOutOfBoundsException(index);
    }
    List<Hash> path = new ArrayList<>();
    include(index, path);
    return path;
  }

  private void include(int index, List<Hash> path) {
    if (leaves.size() == 1) {
      return;
    }
    int split = split();
    if (index < split) {
      left().include(index, path);
      path.add(right().root());
    } else {
      right().include(index - split, path);
      path.add(left().root());
    }
  }

  /// The hashes that prove that this tree begins with the first leaves of it.
  ///
  /// @param first how many there were
  public List<Hash> consistency(int first) {
    if (first < 0 || first > leaves.size()) {
      throw new IndexOutOfBoundsException(first);
    }
    List<Hash> proof = new ArrayList<>();
    if (first > 0) {
      consist(first, true, proof);
    }
    return proof;
  }

  private void consist(int first, boolean whole, List<Hash> proof) {
    if (first == leaves.size()) {
      if (!whole) {
        proof.add(root());
      }
      return;
    }
    int split = split();
    if (first <= split) {
      left().consist(first, whole, proof);
      proof.add(right().root());
    } else {
      right().consist(first - split, false, proof);
      proof.add(left().root());
    }
  }

  private int split() {
    return Integer.highestOneBit(leaves.size() - 1);
  }

  private Tree left() {
    return new Tree(leaves.subList(0, split()));
  }

  private Tree right() {
    return new Tree(leaves.subList(split(), leaves.size()));
  }
}
