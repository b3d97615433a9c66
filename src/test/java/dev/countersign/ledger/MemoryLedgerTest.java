package dev.countersign.ledger;

/// The contract of the ledger, kept in memory.
class MemoryLedgerTest extends LedgerContract {
  private final MemoryLedger ledger = new MemoryLedger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
