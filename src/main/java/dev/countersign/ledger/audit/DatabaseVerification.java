package dev.countersign.ledger.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Chain.Tip;
import dev.countersign.ledger.Leaf;
import dev.countersign.ledger.audit.Trust.Signatures;
import dev.countersign.ledger.audit.Walk.Met;
import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.Peaks;
import dev.countersign.ledger.proof.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Verifies the whole ledger where it is kept.
public final class DatabaseVerification {
  private final Chain chain;
  private final Trust trust;
  private final Tombstones tombstones;

  public DatabaseVerification(Chain chain, Trust trust) {
    this.chain = chain;
    this.tombstones = Tombstones.of(chain);
    this.trust = trust;
  }

  public Report verify() {
    List<VerifierKey> told = chain.keys();
    Signatures signatures = trust.over(told);
    Tip tip = chain.tip().orElse(new Tip("", Peaks.NONE));
    List<Checkpoint> signed = new ArrayList<>();
    chain
        .checkpoints()
        .forEach(each -> signatures.read(each.note(), "a checkpoint").ifPresent(signed::add));
    trust
        .held()
        .forEach(note -> signatures.read(note, "a checkpoint you hold").ifPresent(signed::add));
    List<Finding> findings = new ArrayList<>(signatures.findings());
    signed.stream()
        .filter(each -> !each.origin().equals(tip.origin()))
        .forEach(each ->
            findings.add(Finding.of("A checkpoint is of another ledger, " + each.origin() + ".")));
    Walk walk = walk(signed, tip);
    findings.addAll(walk.end());
    long last = signed.stream().mapToLong(Checkpoint::size).max().orElse(0);
    return new Report(
        tip.origin(),
        walk.size(),
        last,
        signed.size(),
        signatures.signers(),
        findings,
        notes(walk.size() - last));
  }

  /// The tree that was numbered is held against the entries too, signed or not.
  private Walk walk(List<Checkpoint> signed, Tip tip) {
    List<Checkpoint> all = new ArrayList<>(signed);
    if (tip.size() > 0) {
      all.add(new Checkpoint(tip.origin(), tip.size(), tip.peaks().root()));
    }
    Walk walk = new Walk(all);
    chain.read(0, Long.MAX_VALUE, link -> walk.meet(met(link)));
    return walk;
  }

  private Met met(Link link) {
    JsonNode json = new Leaf(link.place(), link.entry()).json();
    return new Met(link.place(), Label.of(json), link.leaf(), tombstones.hash(json, link.leaf()));
  }

  private List<String> notes(long unsigned) {
    List<String> notes = new ArrayList<>();
    if (trust.keys().isEmpty()) {
      notes.add(
          "The keys are those that the database itself tells; give --key with the key that was"
              + " published.");
    }
    if (trust.held().isEmpty()) {
      notes.add(
          "Entries removed at the end together with their checkpoints show only against an earlier"
              + " checkpoint; give --checkpoint.");
    }
    if (!tombstones.told().isEmpty()) {
      notes.add(tombstones.told());
    }
    if (unsigned > 0) {
      notes.add("The last %d entries are not signed yet.".formatted(unsigned));
    }
    Optional.of(chain.waiting(1))
        .filter(waiting -> !waiting.isEmpty())
        .ifPresent(waiting -> notes.add("There are entries that have no place yet."));
    return notes;
  }
}
