package dev.countersign.store;

import dev.countersign.change.Repo;
import dev.countersign.ledger.Register.Comment;
import dev.countersign.ledger.Register.Stage;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Comments with commands, in a database.
final class SqlComments {
  private SqlComments() {}

  static int keep(Handle handle, Repo repo, long comment, String said, Instant at) {
    return handle
        .createUpdate(
            """
            INSERT INTO comment (repo, comment, said, stage, at) VALUES (:repo, :comment, :said, :stage, :at)
            ON CONFLICT (repo, comment) DO NOTHING
            """)
        .bind("repo", repo.toString())
        .bind("comment", comment)
        .bind("said", said)
        .bind("stage", Stage.HEARD.name())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  static Optional<Comment> find(Handle handle, Repo repo, long comment) {
    return handle
        .createQuery("SELECT said, stage FROM comment WHERE repo = :repo AND comment = :comment")
        .bind("repo", repo.toString())
        .bind("comment", comment)
        .map((row, context) ->
            new Comment(row.getString("said"), Stage.valueOf(row.getString("stage"))))
        .findOne();
  }

  static int keep(Handle handle, Repo repo, long comment, Stage stage) {
    return handle
        .createUpdate("UPDATE comment SET stage = :stage WHERE repo = :repo AND comment = :comment")
        .bind("repo", repo.toString())
        .bind("comment", comment)
        .bind("stage", stage.name())
        .execute();
  }
}
