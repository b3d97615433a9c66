package dev.countersign.ledger;

/// The contract of what is owed after a merge, kept in memory.
class MemoryAftercareTest extends AftercareContract {
  private final MemoryLedger ledger = new MemoryLedger();
  private final Aftercare aftercare = new MemoryAftercare(ledger);

  @Override
  protected Aftercare aftercare() {
    return aftercare;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
