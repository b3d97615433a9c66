package dev.countersign.ledger.audit;

import dev.countersign.ledger.audit.Line.Head;
import dev.countersign.ledger.audit.Line.Item;
import dev.countersign.ledger.audit.Line.Mark;
import dev.countersign.ledger.audit.Trust.Signatures;
import dev.countersign.ledger.audit.Walk.Met;
import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.Proofs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies an export, with nothing but the export and what the auditor has from elsewhere.
public final class FileVerification {
  private final Trust trust;
  private final Tombstones tombstones;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Checkpoint> signed = new ArrayList<>();
  private @Nullable Head head;
  private Signatures signatures;
  private @Nullable Walk walk;
  private long items;
  private long number;

  /// @param tombstones out of the same file
  public FileVerification(Trust trust, Tombstones tombstones) {
    this.trust = trust;
    this.tombstones = tombstones;
    this.signatures = trust.over(List.of());
  }

  /// Verifies the lines of an export.
  public Report verify(Iterator<String> lines) {
    while (lines.hasNext() && findings.isEmpty()) {
      number++;
      try {
        take(Line.read(lines.next()));
      } catch (IllegalArgumentException no) {
        found("Line %d is not as it was written: %s.".formatted(number, no.getMessage()));
      }
    }
    end();
    List<Finding> all = new ArrayList<>(signatures.findings());
    all.addAll(findings);
    Head known = head;
    return new Report(
        known == null ? "" : known.origin(),
        walk == null ? items : walk.size(),
        last().map(Checkpoint::size).orElse(0L),
        signed.size(),
        signatures.signers(),
        all,
        notes());
  }

  private void take(Line line) {
    switch (line) {
      case Head first -> begin(first);
      case Mark mark -> mark(mark);
      case Item item -> item(item);
    }
  }

  private void begin(Head first) {
    if (number != 1) {
      found("Line %d begins another export.".formatted(number));
      return;
    }
    head = first;
    signatures = trust.over(first.keys());
    for (String note : trust.held()) {
      signatures.read(note, "a checkpoint you hold").ifPresent(this::held);
    }
  }

  private final List<Checkpoint> holding = new ArrayList<>();

  private void held(Checkpoint checkpoint) {
    holding.add(checkpoint);
  }

  private void mark(Mark mark) {
    Head known = head;
    if (known == null || items > 0) {
      found("Line %d, a checkpoint, is out of its order.".formatted(number));
      return;
    }
    Optional<Checkpoint> read = signatures.read(mark.note(), "the checkpoint in line " + number);
    read.filter(each -> !each.origin().equals(known.origin()))
        .ifPresent(
            each -> found("Line %d is of another ledger, %s.".formatted(number, each.origin())));
    read.ifPresent(each -> follow(each, mark.consistency()));
  }

  /// A checkpoint follows the one before: entries show it, or a proof.
  private void follow(Checkpoint next, @Nullable List<Hash> proof) {
    Optional<Checkpoint> before = last();
    if (before.isPresent() && !whole()) {
      boolean holds =
          proof != null
              && Proofs.consistent(
                  new Proofs.Head(before.get().size(), before.get().root()),
                  new Proofs.Head(next.size(), next.root()),
                  proof);
      if (!holds) {
        found(
            "The checkpoint for %d entries does not begin with that for %d: two histories, or a false proof."
                .formatted(next.size(), before.get().size()));
      }
    } else if (proof != null) {
      found("Line %d has a proof of which there is no need.".formatted(number));
    }
    signed.add(next);
  }

  private boolean whole() {
    return head != null && head.whole();
  }

  private Optional<Checkpoint> last() {
    return signed.stream().max(Comparator.comparingLong(Checkpoint::size));
  }

  private void item(Item item) {
    if (head == null) {
      found("The first line does not say whose ledger it is.");
      return;
    }
    items++;
    if (whole()) {
      walking().meet(met(item));
    } else {
      prove(item);
    }
  }

  private Walk walking() {
    if (walk == null) {
      List<Checkpoint> all = new ArrayList<>(signed);
      all.addAll(holding);
      walk = new Walk(all);
    }
    return walk;
  }

  private Met met(Item item) {
    Hash hash = tombstones.hash(item.entry(), item.leaf());
    return new Met(
        item.entry().path("place").asLong(-1), Label.of(item.entry()), item.leaf(), hash);
  }

  /// Every entry needs a proof. Without a checkpoint there is nothing to prove it by, which is
  /// found at the end.
  private void prove(Item item) {
    Met met = met(item);
    Optional<Checkpoint> last = last();
    if (last.isEmpty()) {
      return;
    }
    List<Hash> proof = item.proof();
    if (proof == null) {
      findings.add(
          new Finding(
              met.place(),
              "Entry %d (%s) cannot be proved: the file has no proof that it is in the ledger that was signed."
                  .formatted(met.place(), met.label())));
      return;
    }
    Checkpoint by = last.get();
    if (!met.hash().toString().equals(met.kept())
        || !Proofs.rootFrom(met.hash(), met.place(), by.size(), proof)
            .equals(Optional.of(by.root()))) {
      findings.add(
          new Finding(
              met.place(),
              "Entry %d (%s) is not in the ledger that was signed: it was changed, or its proof was."
                  .formatted(met.place(), met.label())));
    }
  }

  private void end() {
    if (!findings.isEmpty()) {
      return;
    }
    if (signed.isEmpty()) {
      found("No checkpoint in it is signed by a known key: nothing in it is proved.");
    } else if (whole()) {
      findings.addAll(walking().end());
      beyond(walking().size());
    } else {
      holding.forEach(this::compare);
    }
  }

  private void beyond(long size) {
    long covered = last().map(Checkpoint::size).orElse(0L);
    if (findings.isEmpty() && size > covered) {
      findings.add(
          new Finding(
              covered, "Entry %d and those after it are in no checkpoint.".formatted(covered)));
    }
  }

  /// Holds a checkpoint of earlier against those in a file without all entries.
  private void compare(Checkpoint earlier) {
    Optional<Checkpoint> same =
        signed.stream().filter(each -> each.size() == earlier.size()).findFirst();
    if (same.isPresent() && !same.get().equals(earlier)) {
      found(
          "The checkpoint you hold for %d entries is not the one in the file: there are two histories."
              .formatted(earlier.size()));
    } else if (same.isEmpty()) {
      found(
          "The checkpoint you hold for %d entries cannot be compared: have the file made with --since and that checkpoint."
              .formatted(earlier.size()));
    }
  }

  private void found(String sentence) {
    findings.add(Finding.of(sentence));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (trust.keys().isEmpty()) {
      notes.add(
          "The keys are those that the file itself tells; give --key with the key that was"
              + " published.");
    }
    if (whole() && trust.held().isEmpty()) {
      notes.add(
          "Entries removed at the end together with their checkpoints show only against an earlier"
              + " checkpoint; give --checkpoint.");
    }
    if (!tombstones.told().isEmpty()) {
      notes.add(tombstones.told());
    }
    return notes;
  }
}
