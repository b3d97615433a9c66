package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.Peaks;
import dev.countersign.ledger.proof.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The ledger's entries in their one order, and what was signed of it. Entries are numbered after
/// they were written, so that nobody who writes one waits for another.
public interface Chain {
  /// The tree as far as it is numbered; empty before it has a name.
  Optional<Tip> tip();

  /// Names the ledger, unless it has a name.
  void name(String origin);

  /// Entries that have no place yet, oldest first.
  List<Waiting> waiting(int most);

  /// Gives places to entries: all of it, or nothing where the tree is not what it was any more.
  ///
  /// @return whether it was done
  boolean extend(Tip from, List<Placed> placed, Tip to);

  /// Reads the entries at these places, in their order; those that are missing are passed over.
  ///
  /// @param until the first place that is not read
  void read(long from, long until, Consumer<Link> reader);

  /// The repositories that entries are about.
  Set<Repo> repos();

  /// The entries that say that something was taken out of others.
  List<Link> tombstones();

  /// Leaves of these entries only when, where and of what kind they were, and appends the entry
  /// that says so: all of it, or nothing where one of them is not what it was any more.
  ///
  /// @return whether it was done
  boolean takeOut(List<Link> links, Entry tombstone);

  /// The hashes that were kept of the leaves before a place, in their order.
  List<Hash> leaves(long until);

  /// The places of a pull request's entries.
  List<Long> places(Repo repo, int number);

  /// Keeps a signed checkpoint, unless there is one of that size.
  void keep(Signed checkpoint);

  /// The signed checkpoints, smallest first.
  List<Signed> checkpoints();

  /// Keeps a public key, so that what it signed can be verified when another has taken its place.
  void know(VerifierKey key, Instant at);

  /// Every public key that ever signed, oldest first.
  List<VerifierKey> keys();

  /// A ledger's tree.
  ///
  /// @param origin the ledger's name
  record Tip(String origin, Peaks peaks) {
    public long size() {
      return peaks.size();
    }
  }

  /// An entry without a place.
  ///
  /// @param key names it until it has one
  record Waiting(long key, Entry entry) {}

  /// The place that an entry gets.
  record Placed(long key, long place, Hash leaf) {}

  /// An entry at its place, with the hash that was kept when it got it.
  record Link(long place, Entry entry, String leaf) {}

  /// A signed checkpoint.
  ///
  /// @param note as the C2SP specifications have it
  record Signed(long size, Instant at, String note) {}
}
