package dev.countersign.ledger.audit;

import dev.countersign.ledger.proof.VerifierKey;
import java.util.List;

/// What came of verifying.
///
/// @param origin the ledger's name
/// @param entries how many were verified
/// @param signed how many of them a checkpoint covers
/// @param checkpoints how many were verified
/// @param signers keys that signed them
/// @param findings what is not as it should be, the first bad entry first; none where all is well
/// @param notes what a reader must know to judge by it, each a sentence
public record Report(
    String origin,
    long entries,
    long signed,
    int checkpoints,
    List<VerifierKey> signers,
    List<Finding> findings,
    List<String> notes) {
  public Report {
    signers = List.copyOf(signers);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  public boolean good() {
    return findings.isEmpty();
  }
}
