package dev.countersign.ledger;

/// The contract of the register, kept in memory.
class MemoryRegisterTest extends RegisterContract {
  private final MemoryRegister register = new MemoryRegister();

  @Override
  protected Register register() {
    return register;
  }
}
