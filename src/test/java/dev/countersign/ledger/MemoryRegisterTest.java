package dev.countersign.ledger;

/// The contract of the register, kept in memory.
class MemoryRegisterTest extends RegisterContract {
  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryRegister register = new MemoryRegister(ledger);

  @Override
  protected Register register() {
    return register;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
