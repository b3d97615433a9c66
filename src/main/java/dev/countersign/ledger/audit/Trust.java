package dev.countersign.ledger.audit;

import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.SignedNote;
import dev.countersign.ledger.proof.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an auditor has from elsewhere.
///
/// @param keys that may sign; none where the ledger's own word is taken for it
/// @param held checkpoints of earlier, as notes
public record Trust(List<VerifierKey> keys, List<String> held) {
  public Trust {
    keys = List.copyOf(keys);
    held = List.copyOf(held);
  }

  /// Keys and checkpoints that are to be verified.
  ///
  /// @param told the keys that the ledger tells
  Signatures over(List<VerifierKey> told) {
    return new Signatures(keys.isEmpty() ? told : keys);
  }

  /// Reads notes by some keys, and keeps who signed and what was wrong.
  static final class Signatures {
    private final List<VerifierKey> keys;
    private final List<VerifierKey> signers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Signatures(List<VerifierKey> keys) {
      this.keys = List.copyOf(keys);
    }

    /// The checkpoint that a note is; empty, with a finding, where none of the keys signed it.
    ///
    /// @param what to call it, as in `a checkpoint in the file`
    Optional<Checkpoint> read(String note, String what) {
      try {
        SignedNote read = SignedNote.read(note);
        Checkpoint checkpoint = Checkpoint.read(read.text());
        Optional<List<VerifierKey>> by = read.signers(keys);
        if (by.isPresent()) {
          by.get().stream().filter(key -> !signers.contains(key)).forEach(signers::add);
          return Optional.of(checkpoint);
        }
        findings.add(
            Finding.of(
                "The signature of %s, for %d entries, is forged, or by a key that is not known."
                    .formatted(what, checkpoint.size())));
      } catch (IllegalArgumentException no) {
        findings.add(Finding.of("%s cannot be read: %s.".formatted(what, no.getMessage())));
      }
      return Optional.empty();
    }

    List<VerifierKey> signers() {
      return List.copyOf(signers);
    }

    List<Finding> findings() {
      return List.copyOf(findings);
    }
  }
}
