package dev.countersign.ledger;

import dev.countersign.ledger.Chain.Placed;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.Chain.Tip;
import dev.countersign.ledger.Chain.Waiting;
import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.Peaks;
import dev.countersign.ledger.proof.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives entries their places and signs what the tree is then. Any number of processes may do so at
/// once: of two that number the same entries one is too late, and changes nothing.
public final class Sealing {
  /// So few that whoever writes meanwhile hardly waits.
  private static final int AT_ONCE = 200;

  private final Chain chain;
  private final List<SigningKey> keys;
  private final String origin;

  /// @param keys that sign, at least one; several while one takes the place of another
  /// @param origin the ledger's name where it has none yet, as in `countersign.example.com/ledger`
  public Sealing(Chain chain, List<SigningKey> keys, String origin) {
    this.chain = chain;
    this.keys = List.copyOf(keys);
    this.origin = origin;
  }

  /// Gives every entry that is there a place.
  ///
  /// @return the tree then
  public Tip number() {
    List<Waiting> waiting = chain.waiting(AT_ONCE);
    while (!waiting.isEmpty()) {
      place(tip(), waiting);
      waiting = chain.waiting(AT_ONCE);
    }
    return tip();
  }

  private void place(Tip from, List<Waiting> waiting) {
    List<Placed> placed = new ArrayList<>();
    Peaks peaks = from.peaks();
    for (Waiting each : waiting) {
      Leaf leaf = new Leaf(peaks.size(), each.entry());
      placed.add(new Placed(each.key(), leaf.place(), leaf.hash()));
      peaks = peaks.plus(placed.getLast().leaf());
    }
    chain.extend(from, placed, new Tip(from.origin(), peaks));
  }

  private Tip tip() {
    return chain
        .tip()
        .orElseGet(() -> {
          chain.name(origin);
          return chain.tip().orElseThrow();
        });
  }

  /// Numbers what waits, and signs where the tree has grown since it was last signed.
  public void seal(Instant now) {
    Tip tip = number();
    if (tip.size() > signed().map(Signed::size).orElse(0L)) {
      keys.forEach(key -> chain.know(key.verifier(tip.origin()), now));
      Checkpoint checkpoint = new Checkpoint(tip.origin(), tip.size(), tip.peaks().root());
      chain.keep(new Signed(tip.size(), now, checkpoint.sign(keys).toString()));
    }
  }

  /// What was signed last.
  Optional<Signed> signed() {
    List<Signed> all = chain.checkpoints();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }
}
