package dev.countersign.duties.completeness;

import dev.countersign.change.Sha;

/// What is on record of a pull request.
///
/// @param head the head that was judged last
public record ChangeRecord(int number, Sha head, Standing standing) {
  /// How it came in.
  public enum Standing {
    /// Merged under a verdict that let it in.
    COMPLIANT,
    /// Judged, and no merge of it was heard of.
    UNHEARD,
    /// Merged while it was held.
    HELD
  }
}
