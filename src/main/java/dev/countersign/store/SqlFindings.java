package dev.countersign.store;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Findings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/// What was found, in a database.
final class SqlFindings implements Findings {
  private final Store store;

  SqlFindings(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Mark> mark(Repo repo, String branch) {
    return store.read(handle ->
        handle
            .createQuery("SELECT tip, at FROM mark WHERE repo = :repo AND branch = :branch")
            .bind("repo", repo.toString())
            .bind("branch", branch)
            .map((row, context) ->
                new Mark(new Sha(row.getString("tip")), Instant.ofEpochMilli(row.getLong("at"))))
            .findOne());
  }

  @Override
  public void mark(Repo repo, String branch, Mark mark) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO mark (repo, branch, tip, at) VALUES (:repo, :branch, :tip, :at)
                ON CONFLICT (repo, branch) DO UPDATE SET tip = excluded.tip, at = excluded.at
                """)
            .bind("repo", repo.toString())
            .bind("branch", branch)
            .bind("tip", mark.tip().value())
            .bind("at", mark.at().toEpochMilli())
            .execute());
  }

  @Override
  public boolean open(Found found, Entry recorded) {
    return store.write(handle -> {
      boolean opened =
          handle
                  .createUpdate(
                      """
                      INSERT INTO finding (repo, kind, about, title, at)
                      VALUES (:repo, :kind, :about, :title, :at)
                      ON CONFLICT (repo, kind, about) DO UPDATE
                      SET closed = NULL, title = excluded.title, at = excluded.at
                      WHERE finding.closed IS NOT NULL
                      """)
                  .bind("repo", found.repo().toString())
                  .bind("kind", found.kind())
                  .bind("about", found.about())
                  .bind("title", found.title())
                  .bind("at", found.at().toEpochMilli())
                  .execute()
              == 1;
      return opened && SqlLedger.append(handle, recorded) == 1;
    });
  }

  @Override
  public boolean close(Found found, Entry recorded) {
    return store.write(handle -> {
      boolean closed =
          handle
                  .createUpdate(
                      """
                      UPDATE finding SET closed = :closed
                      WHERE repo = :repo AND kind = :kind AND about = :about AND closed IS NULL
                      """)
                  .bind("repo", found.repo().toString())
                  .bind("kind", found.kind())
                  .bind("about", found.about())
                  .bind("closed", recorded.at().toEpochMilli())
                  .execute()
              == 1;
      return closed && SqlLedger.append(handle, recorded) == 1;
    });
  }

  @Override
  public List<Found> open(Repo repo) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM finding WHERE repo = :repo AND closed IS NULL ORDER BY at, kind, about
                """)
            .bind("repo", repo.toString())
            .map(SqlFindings::found)
            .list());
  }

  @Override
  public List<Found> open(int most) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM finding WHERE closed IS NULL
                ORDER BY at DESC, repo, kind, about LIMIT :most
                """)
            .bind("most", most)
            .map(SqlFindings::found)
            .list());
  }

  private static Found found(ResultSet row, StatementContext context) throws SQLException {
    return new Found(
        Repo.of(row.getString("repo")),
        row.getString("kind"),
        row.getString("about"),
        row.getString("title"),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
