package dev.countersign.store;

import org.junit.jupiter.api.AutoClose;

/// What is kept of deployments, in SQLite.
class SqliteDeploymentsTest extends DeploymentsContract {
  @AutoClose private static final Stores STORES = Stores.open(Database.SQLITE, 2);

  @Override
  Stores stores() {
    return STORES;
  }
}
