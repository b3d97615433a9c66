package dev.countersign.store;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.RegisterContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/// The contract of the register, kept in PostgreSQL.
class PostgresRegisterTest extends RegisterContract {
  @AutoClose private static final Stores STORES = Stores.open(Database.POSTGRESQL, 2);

  @BeforeEach
  void empty() {
    STORES.emptied();
  }

  @Override
  protected Register register() {
    return STORES.of(0).register();
  }

  @Override
  protected Ledger ledger() {
    return STORES.of(1).ledger();
  }
}
