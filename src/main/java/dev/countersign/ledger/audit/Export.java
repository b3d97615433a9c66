package dev.countersign.ledger.audit;

import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.Chain.Tip;
import dev.countersign.ledger.Leaf;
import dev.countersign.ledger.TakenOut;
import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.Peaks;
import dev.countersign.ledger.proof.SignedNote;
import dev.countersign.ledger.proof.Tree;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes what was signed out of the ledger, so that it can be verified elsewhere.
public final class Export {
  private final Chain chain;
  private final Consumer<String> out;

  /// @param out takes each line, without a newline
  public Export(Chain chain, Consumer<String> out) {
    this.chain = chain;
    this.out = out;
  }

  /// Nothing was signed yet, or not what is asked for.
  public static final class NotSigned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSigned(String sentence) {
      super(sentence);
    }
  }

  /// All entries that were signed, with all checkpoints.
  public void whole() {
    Signed last = last();
    head(true);
    chain.checkpoints().forEach(each -> out.accept(new Line.Mark(each.note(), null).text()));
    chain.read(0, last.size(), link -> out.accept(item(link, null)));
  }

  /// These entries, each with the proof that it is in the last checkpoint.
  ///
  /// @param since a checkpoint of earlier, which the last is proved to begin with
  public void records(List<Long> places, @Nullable String since) {
    Signed last = last();
    for (long place : places) {
      if (place < 0 || place >= last.size()) {
        throw new NotSigned("No checkpoint has entry %d yet.".formatted(place));
      }
    }
    Tree tree = new Tree(chain.leaves(last.size()));
    head(false);
    if (since != null && !since.equals(last.note())) {
      long size = Checkpoint.read(SignedNote.read(since).text()).size();
      if (size > last.size()) {
        throw new NotSigned(
            "The ledger has fewer entries than that checkpoint says: " + size + ".");
      }
      out.accept(new Line.Mark(since, null).text());
      out.accept(new Line.Mark(last.note(), tree.consistency((int) size)).text());
    } else {
      out.accept(new Line.Mark(last.note(), null).text());
    }
    for (long place : withTombstones(places)) {
      List<Hash> proof = tree.inclusion((int) place);
      chain.read(place, place + 1, link -> out.accept(item(link, proof)));
    }
  }

  /// The same with those that say that something was taken out of one of them.
  private SortedSet<Long> withTombstones(List<Long> places) {
    SortedSet<Long> all = new TreeSet<>(places);
    for (Link link : chain.tombstones()) {
      if (TakenOut.from(link.entry()).stream().anyMatch(places::contains)
          && link.place() < last().size()) {
        all.add(link.place());
      }
    }
    return all;
  }

  private Signed last() {
    List<Signed> all = chain.checkpoints();
    if (all.isEmpty()) {
      throw new NotSigned("Nothing was signed yet.");
    }
    return all.getLast();
  }

  private void head(boolean whole) {
    String origin = chain.tip().orElse(new Tip("", Peaks.NONE)).origin();
    out.accept(new Line.Head(origin, chain.keys(), whole).text());
  }

  private static String item(Link link, @Nullable List<Hash> proof) {
    return new Line.Item(new Leaf(link.place(), link.entry()).json(), link.leaf(), proof).text();
  }
}
