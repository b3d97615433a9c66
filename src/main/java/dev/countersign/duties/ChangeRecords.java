package dev.countersign.duties;

import dev.countersign.duties.completeness.ChangeRecord;
import dev.countersign.duties.completeness.ChangeRecord.Standing;
import dev.countersign.ledger.Entry;
import java.util.List;
import java.util.Optional;

/// What the ledger's entries of a pull request come to: the last merge, or the last verdict where
/// no merge was heard of.
final class ChangeRecords {
  private ChangeRecords() {}

  /// The record; empty where it was never judged.
  ///
  /// @param entries oldest first
  static Optional<ChangeRecord> of(int number, List<Entry> entries) {
    Optional<ChangeRecord> merge =
        last(entries, "merge")
            .map(entry -> new ChangeRecord(number, entry.head(), standing(entry)));
    return merge.or(() ->
        last(entries, "verdict")
            .map(entry -> new ChangeRecord(number, entry.head(), Standing.UNHEARD)));
  }

  private static Standing standing(Entry merge) {
    return DutyJson.read(merge.detail()).path("compliant").asBoolean(false)
        ? Standing.COMPLIANT
        : Standing.HELD;
  }

  private static Optional<Entry> last(List<Entry> entries, String kind) {
    return entries.stream()
        .filter(entry -> entry.kind().equals(kind))
        .reduce((earlier, later) -> later);
  }
}
