package dev.countersign.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Register;
import dev.countersign.queue.Queue;
import dev.countersign.queue.StoreDown;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A database with everything that is kept in it, at the current schema.
public final class Store implements AutoCloseable {
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Jdbi writer;
  private final Jdbi reader;
  private final Dialect dialect;

  private Store(HikariDataSource writing, HikariDataSource reading, Dialect dialect) {
    this.writing = writing;
    this.reading = reading;
    this.writer = Jdbi.create(writing);
    this.reader = Jdbi.create(reading);
    this.dialect = dialect;
  }

  /// Opens a database and brings its schema up to date; several processes may do so at once.
  ///
  /// @param jdbcUrl as in `jdbc:sqlite:data/countersign.db`
  /// @throws StoreDown where it cannot be reached or its schema cannot be brought up to date
  public static Store open(String jdbcUrl) {
    Dialect dialect = Dialect.of(jdbcUrl);
    HikariDataSource writing = Pools.writing(jdbcUrl, dialect);
    try {
      migrate(writing, dialect);
    } catch (FlywayException failed) {
      writing.close();
      throw new StoreDown("The database schema cannot be brought up to date.", failed);
    }
    return new Store(writing, Pools.reading(writing, jdbcUrl, dialect), dialect);
  }

  private static void migrate(HikariDataSource pool, Dialect dialect) {
    Flyway.configure()
        .dataSource(pool)
        .placeholders(Map.of("identity", dialect.identity()))
        .communityDBSupportEnabled(true)
        .load()
        .migrate();
  }

  public Queue queue() {
    return new SqlQueue(this);
  }

  public Register register() {
    return new SqlRegister(this);
  }

  public Ledger ledger() {
    return new SqlLedger(this);
  }

  /// Whether the database answers and can be written to.
  public boolean usable() {
    try {
      write(handle -> handle.execute("UPDATE work SET why = why WHERE subject = ''"));
      return true;
    } catch (StoreDown down) {
      return false;
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /// Does something in one transaction: all of it or nothing.
  <T> T write(HandleCallback<T, RuntimeException> work) {
    return in(writer, handle -> handle.inTransaction(work));
  }

  <T> T read(HandleCallback<T, RuntimeException> work) {
    return in(reader, work);
  }

  private static <T> T in(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
    try (Handle handle = jdbi.open()) {
      return work.withHandle(handle);
    } catch (JdbiException failed) {
      throw new StoreDown("The database does not do what it is asked.", failed);
    }
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }

  /// The pools of connections. SQLite has one writer, which takes its lock at the start.
  private static final class Pools {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Pools() {}

    static HikariDataSource writing(String jdbcUrl, Dialect dialect) {
      return switch (dialect) {
        case SQLITE -> new HikariDataSource(sqlite(jdbcUrl, 1));
        case POSTGRESQL -> new HikariDataSource(config(jdbcUrl, 10));
      };
    }

    static HikariDataSource reading(HikariDataSource writing, String jdbcUrl, Dialect dialect) {
      return switch (dialect) {
        case SQLITE -> new HikariDataSource(sqlite(jdbcUrl, 4));
        case POSTGRESQL -> writing;
      };
    }

    private static HikariConfig sqlite(String jdbcUrl, int size) {
      HikariConfig config = config(jdbcUrl, size);
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      return config;
    }

    private static HikariConfig config(String jdbcUrl, int size) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(jdbcUrl);
      config.setMaximumPoolSize(size);
      config.setConnectionTimeout(PATIENCE.toMillis());
      config.setPoolName("countersign-" + size);
      return config;
    }
  }
}
