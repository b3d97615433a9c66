package dev.countersign.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.countersign.queue.StoreDown;
import java.time.Duration;

/// The connections to one database. SQLite has one writer, which takes its lock at the start of a
/// transaction, and readers that never wait for it; in PostgreSQL any connection does either.
record Pools(HikariDataSource writing, HikariDataSource reading) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int READERS = 4;
  private static final int CONNECTIONS = 10;

  /// @throws StoreDown where the database cannot be reached
  static Pools open(Address address) {
    try {
      return switch (address.dialect()) {
        case SQLITE -> sqlite(address.jdbcUrl());
        case POSTGRESQL -> postgresql(address.jdbcUrl());
      };
    } catch (PoolInitializationException failed) {
      throw new StoreDown(
          "The database at "
              + address.shown()
              + " cannot be opened: "
              + Failures.why(failed)
              + ". Whoever runs Countersign looks whether it is up, and whether COUNTERSIGN_DATABASE_URL is right.",
          failed);
    }
  }

  private static Pools sqlite(String jdbcUrl) {
    HikariDataSource writing = new HikariDataSource(sqlite(jdbcUrl, "writing", 1));
    try {
      return new Pools(writing, new HikariDataSource(sqlite(jdbcUrl, "reading", READERS)));
    } catch (PoolInitializationException failed) {
      writing.close();
      throw failed;
    }
  }

  private static HikariConfig sqlite(String jdbcUrl, String name, int size) {
    HikariConfig config = config(jdbcUrl, name, size);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    return config;
  }

  /// A connection whose server is gone without a word is given up after a while, not waited for.
  private static Pools postgresql(String jdbcUrl) {
    HikariConfig config = config(jdbcUrl, "both", CONNECTIONS);
    config.setMinimumIdle(2);
    config.addDataSourceProperty("ApplicationName", "countersign");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    HikariDataSource both = new HikariDataSource(config);
    return new Pools(both, both);
  }

  private static HikariConfig config(String jdbcUrl, String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setPoolName("countersign-" + name);
    return config;
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
