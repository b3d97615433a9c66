package dev.countersign.store;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Aftercare;
import dev.countersign.ledger.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// What is owed after a merge, in a database.
final class SqlAftercare implements Aftercare {
  private static final String OPEN =
      """
      INSERT INTO duty (repo, number, name, installation, step, opened, due, owners, issue, reminded, overdue, done, done_by, note)
      VALUES (:repo, :number, :name, :installation, :step, :opened, :due, :owners, :issue, :reminded, :overdue, :done, :doneBy, :note)
      ON CONFLICT (repo, number, name) DO NOTHING
      """;
  private static final String STEP =
      """
      UPDATE duty SET step = :step, reminded = :reminded, overdue = :overdue, done = :done, done_by = :doneBy, note = :note
      WHERE repo = :repo AND number = :number AND name = :name AND step = :step - 1
      """;

  private final Store store;

  SqlAftercare(Store store) {
    this.store = store;
  }

  @Override
  public boolean happened(Repo repo, int number, Fact fact) {
    return store.write(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO happening (repo, number, what, at, said) VALUES (:repo, :number, :what, :at, :said)
                    ON CONFLICT (repo, number, what) DO NOTHING
                    """)
                .bind("repo", repo.toString())
                .bind("number", number)
                .bind("what", fact.what())
                .bind("at", fact.at().toEpochMilli())
                .bind("said", fact.said())
                .execute()
            == 1);
  }

  @Override
  public List<Fact> facts(Repo repo, int number) {
    return store.read(handle ->
        handle
            .createQuery(
                "SELECT what, at, said FROM happening WHERE repo = :repo AND number = :number ORDER BY at, what")
            .bind("repo", repo.toString())
            .bind("number", number)
            .map((row, context) ->
                new Fact(
                    row.getString("what"),
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("said")))
            .list());
  }

  @Override
  public void promise(Repo repo, int number, Promised promised) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO promise (repo, number, head, promised) VALUES (:repo, :number, :head, :promised)
                ON CONFLICT (repo, number) DO NOTHING
                """)
            .bind("repo", repo.toString())
            .bind("number", number)
            .bind("head", promised.head().value())
            .bind("promised", promised.promises())
            .execute());
  }

  @Override
  public Optional<Promised> promised(Repo repo, int number) {
    return store.read(handle ->
        handle
            .createQuery(
                "SELECT head, promised FROM promise WHERE repo = :repo AND number = :number")
            .bind("repo", repo.toString())
            .bind("number", number)
            .map((row, context) ->
                new Promised(new Sha(row.getString("head")), row.getString("promised")))
            .findOne());
  }

  @Override
  public List<Owed> owed(Repo repo, int number) {
    return store.read(handle ->
        handle
            .createQuery("SELECT * FROM duty WHERE repo = :repo AND number = :number ORDER BY name")
            .bind("repo", repo.toString())
            .bind("number", number)
            .map(SqlAftercare::row)
            .list());
  }

  @Override
  public boolean step(Owed after, Entry decided) {
    return store.write(handle -> {
      boolean taken = bound(handle.createUpdate(after.step() == 1 ? OPEN : STEP), after) == 1;
      if (taken) {
        SqlLedger.append(handle, decided);
      }
      return taken;
    });
  }

  private static int bound(Update update, Owed owed) {
    return update
        .bind("repo", owed.repo().toString())
        .bind("number", owed.number())
        .bind("name", owed.name())
        .bind("installation", owed.installation())
        .bind("step", owed.step())
        .bind("opened", owed.opened().toEpochMilli())
        .bind("due", millis(owed.due()))
        .bind("owners", Columns.words(owed.owners()))
        .bind("issue", owed.issue())
        .bind("reminded", millis(owed.reminded()))
        .bind("overdue", owed.overdue() ? 1 : 0)
        .bind("done", millis(owed.done()))
        .bind("doneBy", owed.doneBy())
        .bind("note", owed.note())
        .execute();
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  @Override
  public Optional<Owed> withIssue(Repo repo, int issue) {
    return store.read(handle ->
        handle
            .createQuery("SELECT * FROM duty WHERE repo = :repo AND issue = :issue ORDER BY opened")
            .bind("repo", repo.toString())
            .bind("issue", issue)
            .map(SqlAftercare::row)
            .findFirst());
  }

  @Override
  public List<Integer> owing(Repo repo, Sha head) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT p.number FROM promise p JOIN duty d ON d.repo = p.repo AND d.number = p.number
                WHERE p.repo = :repo AND p.head = :head AND d.done IS NULL ORDER BY p.number
                """)
            .bind("repo", repo.toString())
            .bind("head", head.value())
            .mapTo(Integer.class)
            .list());
  }

  @Override
  public List<Owed> open(int most) {
    return store.read(handle -> open(handle, most));
  }

  private static List<Owed> open(Handle handle, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM duty WHERE done IS NULL
            ORDER BY CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, opened, repo, number, name LIMIT :most
            """)
        .bind("most", most)
        .map(SqlAftercare::row)
        .list();
  }

  private static Owed row(ResultSet row, StatementContext context) throws SQLException {
    int issue = row.getInt("issue");
    boolean without = row.wasNull();
    return new Owed(
        row.getLong("installation"),
        Repo.of(row.getString("repo")),
        row.getInt("number"),
        row.getString("name"),
        row.getInt("step"),
        Instant.ofEpochMilli(row.getLong("opened")),
        moment(row, "due"),
        Columns.words(row.getString("owners")),
        without ? null : issue,
        moment(row, "reminded"),
        row.getInt("overdue") == 1,
        moment(row, "done"),
        row.getString("done_by"),
        row.getString("note"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(at);
  }
}
