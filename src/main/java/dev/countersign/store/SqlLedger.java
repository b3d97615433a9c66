package dev.countersign.store;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The ledger in a database.
final class SqlLedger implements Ledger {
  private final Store store;

  SqlLedger(Store store) {
    this.store = store;
  }

  @Override
  public void append(Entry entry) {
    store.write(handle -> append(handle, entry));
  }

  /// Appends within a transaction.
  static int append(Handle handle, Entry entry) {
    return handle
        .createUpdate(
            """
            INSERT INTO ledger (at, repo, number, head, kind, title, detail)
            VALUES (:at, :repo, :number, :head, :kind, :title, :detail)
            """)
        .bind("at", entry.at().toEpochMilli())
        .bind("repo", entry.repo().toString())
        .bind("number", entry.number())
        .bind("head", entry.head().value())
        .bind("kind", entry.kind())
        .bind("title", entry.title())
        .bind("detail", entry.detail())
        .execute();
  }

  @Override
  public List<Entry> of(Repo repo, int number) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT at, head, kind, title, detail FROM ledger
                WHERE repo = :repo AND number = :number ORDER BY sequence
                """)
            .bind("repo", repo.toString())
            .bind("number", number)
            .map((row, context) ->
                new Entry(
                    Instant.ofEpochMilli(row.getLong("at")),
                    repo,
                    number,
                    new Sha(row.getString("head")),
                    row.getString("kind"),
                    row.getString("title"),
                    row.getString("detail")))
            .list());
  }
}
