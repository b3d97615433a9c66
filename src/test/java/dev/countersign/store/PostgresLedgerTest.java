package dev.countersign.store;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.LedgerContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/// The contract of the ledger, kept in PostgreSQL.
class PostgresLedgerTest extends LedgerContract {
  @AutoClose private static final Stores STORES = Stores.open(Database.POSTGRESQL, 2);

  @BeforeEach
  void empty() {
    STORES.emptied();
  }

  @Override
  protected Ledger ledger() {
    return STORES.of(0).ledger();
  }
}
