package dev.countersign.ledger;

import dev.countersign.change.Repo;
import java.util.List;

/// What was decided, in order, never changed.
public interface Ledger {
  void append(Entry entry);

  /// All of one pull request, oldest first.
  List<Entry> of(Repo repo, int number);
}
