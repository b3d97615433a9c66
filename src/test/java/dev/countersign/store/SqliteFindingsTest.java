package dev.countersign.store;

import dev.countersign.ledger.Findings;
import dev.countersign.ledger.FindingsContract;
import dev.countersign.ledger.Ledger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/// The contract of findings, kept in SQLite.
class SqliteFindingsTest extends FindingsContract {
  @AutoClose private static final Stores STORES = Stores.open(Database.SQLITE, 2);

  @BeforeEach
  void empty() {
    STORES.emptied();
  }

  @Override
  protected Findings findings() {
    return STORES.of(0).findings();
  }

  @Override
  protected Ledger ledger() {
    return STORES.of(0).ledger();
  }
}
