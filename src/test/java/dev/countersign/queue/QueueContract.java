package dev.countersign.queue;

/// What every queue keeps to: in memory, in SQLite, in PostgreSQL.
public abstract class QueueContract
    implements DeliveriesContract,
        WishesContract,
        TurnsContract,
        RunsContract,
        FailuresContract,
        NumbersContract,
        CrowdContract {
  @Override
  public abstract Queue queue(int process);
}
