package dev.countersign.store;

import dev.countersign.queue.Queue;
import dev.countersign.queue.QueueContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/// The contract of the queue, kept in PostgreSQL.
class PostgresQueueTest extends QueueContract {
  @AutoClose private static final Stores STORES = Stores.open(Database.POSTGRESQL, 2);

  @BeforeEach
  void empty() {
    STORES.emptied();
  }

  @Override
  public Queue queue(int process) {
    return STORES.of(process).queue();
  }
}
