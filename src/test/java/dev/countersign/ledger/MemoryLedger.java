package dev.countersign.ledger;

import dev.countersign.change.Repo;
import java.util.ArrayList;
import java.util.List;

/// A ledger that remembers as long as the test runs.
public final class MemoryLedger implements Ledger {
  private final List<Entry> entries = new ArrayList<>();

  @Override
  public synchronized void append(Entry entry) {
    entries.add(entry);
  }

  @Override
  public synchronized List<Entry> of(Repo repo, int number) {
    return entries.stream()
        .filter(entry -> entry.repo().equals(repo) && entry.number() == number)
        .toList();
  }

  /// Everything, oldest first.
  public synchronized List<Entry> all() {
    return List.copyOf(entries);
  }
}
