package dev.countersign.store;

import org.junit.jupiter.api.AutoClose;

/// What is kept of deployments, in PostgreSQL.
class PostgresDeploymentsTest extends DeploymentsContract {
  @AutoClose private static final Stores STORES = Stores.open(Database.POSTGRESQL, 2);

  @Override
  Stores stores() {
    return STORES;
  }
}
