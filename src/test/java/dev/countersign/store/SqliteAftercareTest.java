package dev.countersign.store;

import dev.countersign.ledger.Aftercare;
import dev.countersign.ledger.AftercareContract;
import dev.countersign.ledger.Ledger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/// The contract of what is owed after a merge, kept in SQLite.
class SqliteAftercareTest extends AftercareContract {
  @AutoClose private static final Stores STORES = Stores.open(Database.SQLITE, 2);

  @BeforeEach
  void empty() {
    STORES.emptied();
  }

  @Override
  protected Aftercare aftercare() {
    return STORES.of(0).aftercare();
  }

  @Override
  protected Ledger ledger() {
    return STORES.of(1).ledger();
  }
}
