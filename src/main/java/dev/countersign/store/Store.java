package dev.countersign.store;

import dev.countersign.ledger.Aftercare;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Deployments;
import dev.countersign.ledger.Findings;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Register;
import dev.countersign.queue.Queue;
import dev.countersign.queue.StoreDown;
import java.sql.Types;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/// A database with everything that is kept in it, at the current schema.
public final class Store implements AutoCloseable {
  private static final int MIGRATION_ATTEMPTS = 5;
  private static final String BALLAST = "countersign ".repeat(700);

  private final Address address;
  private final Pools pools;
  private final Jdbi writer;
  private final Jdbi reader;
  private final @Nullable OneWriter oneWriter;

  private Store(Address address, Pools pools) {
    this.address = address;
    this.pools = pools;
    this.writer = jdbi(pools.writing());
    this.reader = jdbi(pools.reading());
    this.oneWriter =
        switch (address.dialect()) {
          case SQLITE -> new OneWriter(writer);
          case POSTGRESQL -> null;
        };
  }

  /// Opens a database and brings its schema up to date; several processes may do so at once, and a
  /// newer schema than this program knows is left as it is.
  ///
  /// @param jdbcUrl as in `jdbc:sqlite:data/countersign.db`; the folder is made where it is missing
  /// @throws StoreDown where it cannot be reached or its schema cannot be brought up to date
  public static Store open(String jdbcUrl) {
    Address address = new Address(jdbcUrl);
    address.prepare();
    Pools pools = Pools.open(address);
    try {
      migrate(address, pools.writing(), MIGRATION_ATTEMPTS);
      return new Store(address, pools);
    } catch (FlywayException failed) {
      pools.close();
      throw new StoreDown(
          "The schema of the database at "
              + address.shown()
              + " cannot be brought up to date: "
              + Failures.why(failed)
              + ". Whoever runs Countersign looks whether it may create tables there.",
          failed);
    }
  }

  /// SQLite has no lock for this: of several that start at once on a new file some fail, and then
  /// find the work done.
  private static void migrate(Address address, DataSource pool, int attempts) {
    try {
      Flyway.configure()
          .dataSource(pool)
          .placeholders(Map.of("identity", address.dialect().identity()))
          .communityDBSupportEnabled(true)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      if (attempts == 1) {
        throw failed;
      }
      migrate(address, pool, attempts - 1);
    }
  }

  /// What was bound is never told in an error: it may be a whole delivery.
  private static Jdbi jdbi(DataSource pool) {
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    jdbi.registerArgument(new Texts());
    return jdbi;
  }

  public Queue queue() {
    return new SqlQueue(this);
  }

  public Register register() {
    return new SqlRegister(this);
  }

  public Aftercare aftercare() {
    return new SqlAftercare(this);
  }

  public Ledger ledger() {
    return new SqlLedger(this);
  }

  public Deployments deployments() {
    return new SqlDeployments(this);
  }

  public Findings findings() {
    return new SqlFindings(this);
  }

  public Erasure erasure() {
    return new Erasure(this);
  }

  public Chain chain() {
    return new SqlChain(this);
  }

  /// Whether the database answers, and has room to keep more.
  public boolean usable() {
    try {
      write(handle -> {
        handle.execute("INSERT INTO pulse (ballast) VALUES (?)", BALLAST);
        return handle.execute("DELETE FROM pulse");
      });
      return true;
    } catch (StoreDown down) {
      return false;
    }
  }

  Dialect dialect() {
    return address.dialect();
  }

  /// Does something in one transaction: all of it or nothing.
  <T> T write(HandleCallback<T, RuntimeException> work) {
    OneWriter one = oneWriter;
    return told(() -> one == null ? writer.inTransaction(work) : one.write(work));
  }

  <T> T read(HandleCallback<T, RuntimeException> work) {
    return told(() -> reader.withHandle(work));
  }

  private <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException failed) {
      throw new StoreDown(
          "The database at "
              + address.shown()
              + " does not do what it is asked: "
              + Failures.why(failed)
              + ".",
          failed);
    }
  }

  @Override
  public void close() {
    if (oneWriter != null) {
      oneWriter.close();
    }
    pools.close();
  }

  /// Text as both databases can hold it: PostgreSQL has no place for the character 0.
  private static final class Texts extends AbstractArgumentFactory<String> {
    Texts() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String text, ConfigRegistry config) {
      String held = text.replace('\0', '\uFFFD');
      return (position, statement, context) -> statement.setString(position, held);
    }
  }
}
