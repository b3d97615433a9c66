package dev.countersign.ledger.audit;

/// Something that is not as it should be.
///
/// @param place of the first bad entry, counted from 0; -1 where no single entry is meant
/// @param sentence what is so
public record Finding(long place, String sentence) {
  static Finding of(String sentence) {
    return new Finding(-1, sentence);
  }
}
