package dev.countersign.store;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// What was ruled by commands, in a database.
final class SqlRulings {
  private SqlRulings() {}

  static boolean keep(Handle handle, Repo repo, int number, Ruling ruling) {
    Instant until = ruling.until();
    return handle
            .createUpdate(
                """
                INSERT INTO ruling (repo, number, comment, place, at, given_by, kind, subject, because, head, ends)
                VALUES (:repo, :number, :comment, :place, :at, :by, :kind, :subject, :because, :head, :ends)
                ON CONFLICT (repo, comment, place) DO NOTHING
                """)
            .bind("repo", repo.toString())
            .bind("number", number)
            .bind("comment", ruling.source().comment())
            .bind("place", ruling.source().place())
            .bind("at", ruling.source().at().toEpochMilli())
            .bind("by", ruling.by().value())
            .bind("kind", ruling.kind().name())
            .bind("subject", ruling.subject())
            .bind("because", ruling.because())
            .bind("head", ruling.head().value())
            .bind("ends", until == null ? null : until.toEpochMilli())
            .execute()
        == 1;
  }

  static List<Ruling> list(Handle handle, Repo repo, int number) {
    return handle
        .createQuery(
            """
            SELECT * FROM ruling WHERE repo = :repo AND number = :number ORDER BY at, comment, place
            """)
        .bind("repo", repo.toString())
        .bind("number", number)
        .map(SqlRulings::ruling)
        .list();
  }

  private static Ruling ruling(ResultSet row, StatementContext context) throws SQLException {
    long ends = row.getLong("ends");
    boolean endless = row.wasNull();
    return new Ruling(
        new Ruling.Source(
            row.getLong("comment"), row.getInt("place"), Instant.ofEpochMilli(row.getLong("at"))),
        new Login(row.getString("given_by")),
        Ruling.Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("because"),
        new Sha(row.getString("head")),
        endless ? null : Instant.ofEpochMilli(ends));
  }
}
