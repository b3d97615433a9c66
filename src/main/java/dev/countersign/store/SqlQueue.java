package dev.countersign.store;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The queue in a database: one row a subject, claimed by a lease.
final class SqlQueue implements Queue {
  private static final int LONGEST_NOTES = 60_000;

  private final Store store;

  SqlQueue(Store store) {
    this.store = store;
  }

  @Override
  public boolean accept(Received received, List<Work> work) {
    return store.write(handle -> {
      boolean first = keep(handle, received);
      if (first) {
        work.forEach(piece -> wish(handle, piece, received.at()));
      }
      return first;
    });
  }

  private static boolean keep(Handle handle, Received received) {
    return handle
            .createUpdate(
                """
                INSERT INTO delivery (hook, guid, event, body, at) VALUES (:hook, :guid, :event, :body, :at)
                ON CONFLICT (hook, guid) DO NOTHING
                """)
            .bind("hook", received.hook())
            .bind("guid", received.guid())
            .bind("event", received.event())
            .bind("body", received.body().replace("\0", ""))
            .bind("at", received.at().toEpochMilli())
            .execute()
        == 1;
  }

  @Override
  public void add(Work work) {
    store.write(handle -> wish(handle, work, work.due()));
  }

  /// Joins a wish to what waits. While it is worked on, a wish causes one more run, which looks at
  /// everything afresh.
  private int wish(Handle handle, Work work, Instant since) {
    return handle
        .createUpdate(
            """
            INSERT INTO work
              (subject, turn_group, urgency, due, since, generation, attempts, notes, afresh, parked, why)
            VALUES (:subject, :group, :urgency, :due, :since, 1, 0, :note, :afresh, 0, '')
            ON CONFLICT (subject) DO UPDATE SET
              generation = work.generation + 1,
              urgency = CASE WHEN excluded.urgency > work.urgency THEN excluded.urgency ELSE work.urgency END,
              due = CASE
                WHEN work.parked = 0 AND work.lease IS NULL AND work.urgency = :event AND excluded.urgency = :event
                THEN %1$s(excluded.due, work.since + :longest)
                WHEN work.parked = 1 THEN excluded.due
                ELSE %1$s(work.due, excluded.due) END,
              afresh = CASE
                WHEN excluded.afresh = 1 OR work.lease IS NOT NULL OR work.parked = 1
                  OR length(work.notes) > :most
                THEN 1 ELSE work.afresh END,
              notes = CASE WHEN length(work.notes) > :most THEN ''
                WHEN work.notes = '' THEN excluded.notes
                ELSE work.notes || '\n' || excluded.notes END,
              attempts = CASE WHEN work.parked = 1 THEN 0 ELSE work.attempts END,
              parked = 0
            """
                .formatted(store.dialect().least())
                .replace("'\n'", newline()))
        .bind("subject", work.key())
        .bind("group", work.group())
        .bind("urgency", work.urgency())
        .bind("due", work.due().toEpochMilli())
        .bind("since", since.toEpochMilli())
        .bind("note", work.note() == null ? "" : work.note())
        .bind("afresh", work.note() == null ? 1 : 0)
        .bind("event", Work.EVENT)
        .bind("longest", LONGEST_WAIT.toMillis())
        .bind("most", LONGEST_NOTES)
        .execute();
  }

  private String newline() {
    return switch (store.dialect()) {
      case SQLITE -> "char(10)";
      case POSTGRESQL -> "chr(10)";
    };
  }

  @Override
  public List<Work.Claim> claim(Instant now, Duration lease, int most) {
    return store.write(handle ->
        handle
            .createQuery(
                """
                WITH busy AS MATERIALIZED (
                  SELECT turn_group, count(*) AS runs FROM work
                  WHERE lease IS NOT NULL AND lease_until > :now GROUP BY turn_group),
                ready AS (
                  SELECT w.subject, w.urgency, w.since, coalesce(b.runs, 0)
                    + row_number() OVER (PARTITION BY w.urgency, w.turn_group ORDER BY w.since, w.subject) AS turn
                  FROM work w LEFT JOIN busy b ON b.turn_group = w.turn_group
                  WHERE w.parked = 0 AND w.due <= :now AND (w.lease IS NULL OR w.lease_until <= :now)),
                chosen AS MATERIALIZED (
                  SELECT subject FROM ready ORDER BY urgency DESC, turn, since, subject LIMIT :most),
                free AS MATERIALIZED (
                  SELECT subject FROM work
                  WHERE subject IN (SELECT subject FROM chosen) AND (lease IS NULL OR lease_until <= :now)
                  %s)
                UPDATE work SET
                  attempts = attempts + CASE WHEN lease IS NULL THEN 0 ELSE 1 END,
                  afresh = CASE WHEN lease IS NULL THEN afresh ELSE 1 END,
                  lease = :lease, lease_until = :until
                WHERE subject IN (SELECT subject FROM free)
                RETURNING subject, turn_group, urgency, generation, lease, attempts, notes, afresh
                """
                    .formatted(store.dialect().skipLocked()))
            .bind("now", now.toEpochMilli())
            .bind("until", now.plus(lease).toEpochMilli())
            .bind("lease", UUID.randomUUID().toString())
            .bind("most", most)
            .map(SqlQueue::claim)
            .list());
  }

  private static Work.Claim claim(ResultSet row, StatementContext context) throws SQLException {
    String notes = row.getString("notes");
    @Nullable List<String> each =
        row.getInt("afresh") == 1 ? null : notes.lines().filter(note -> !note.isEmpty()).toList();
    return new Work.Claim(
        row.getString("subject"),
        row.getString("turn_group"),
        row.getInt("urgency"),
        row.getLong("generation"),
        String.valueOf(row.getString("lease")),
        row.getInt("attempts"),
        each);
  }

  @Override
  public boolean renew(Work.Claim claim, Instant until) {
    return store.write(handle ->
        handle
            .createUpdate(
                "UPDATE work SET lease_until = :until WHERE subject = :subject AND lease = :lease")
            .bind("until", until.toEpochMilli())
            .bind("subject", claim.key())
            .bind("lease", claim.lease())
            .execute())
        == 1;
  }

  @Override
  public boolean superseded(Work.Claim claim) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) FROM work
                WHERE subject = :subject AND lease = :lease AND generation = :generation
                """)
            .bind("subject", claim.key())
            .bind("lease", claim.lease())
            .bind("generation", claim.generation())
            .mapTo(Integer.class)
            .one())
        == 0;
  }

  @Override
  public boolean done(Work.Claim claim, Instant now) {
    return store.write(handle -> {
      int ended =
          handle
              .createUpdate(
                  """
                  DELETE FROM work
                  WHERE subject = :subject AND lease = :lease AND generation = :generation
                  """)
              .bind("subject", claim.key())
              .bind("lease", claim.lease())
              .bind("generation", claim.generation())
              .execute();
      return ended == 1 || release(handle, claim, now, "", 0) == 1;
    });
  }

  @Override
  public void again(Work.Claim claim, Instant due, String why, boolean countAttempt) {
    int attempts = claim.attempts() + (countAttempt ? 1 : 0);
    store.write(handle -> release(handle, claim, due, why, attempts));
  }

  private static int release(
      Handle handle, Work.Claim claim, Instant due, String why, int attempts) {
    return handle
        .createUpdate(
            """
            UPDATE work SET lease = NULL, lease_until = NULL, due = :due, since = :due, attempts = :attempts,
              notes = '', afresh = 1, why = :why
            WHERE subject = :subject AND lease = :lease
            """)
        .bind("due", due.toEpochMilli())
        .bind("attempts", attempts)
        .bind("why", why)
        .bind("subject", claim.key())
        .bind("lease", claim.lease())
        .execute();
  }

  @Override
  public void park(Work.Claim claim, String why) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE work SET lease = NULL, lease_until = NULL, parked = 1, why = :why, afresh = 1, notes = ''
                WHERE subject = :subject AND lease = :lease
                """)
            .bind("why", why)
            .bind("subject", claim.key())
            .bind("lease", claim.lease())
            .execute());
  }

  @Override
  public int forget(Instant before) {
    return store.write(handle ->
        handle
            .createUpdate("DELETE FROM delivery WHERE at < :before")
            .bind("before", before.toEpochMilli())
            .execute());
  }

  @Override
  public Instant nextDue(Instant never) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT min(CASE WHEN lease IS NULL THEN due ELSE lease_until END) FROM work WHERE parked = 0
                """)
            .map((row, context) -> {
              long due = row.getLong(1);
              return row.wasNull() ? never : Instant.ofEpochMilli(due);
            })
            .one());
  }

  @Override
  public Depth depth(Instant now) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT
                  count(CASE WHEN parked = 0 AND lease IS NULL THEN 1 END) AS waiting,
                  count(CASE WHEN parked = 0 AND lease IS NOT NULL THEN 1 END) AS running,
                  count(CASE WHEN parked = 1 THEN 1 END) AS parked,
                  coalesce(min(CASE WHEN parked = 0 AND lease IS NULL AND due <= :now THEN due END), :now) AS oldest
                FROM work
                """)
            .bind("now", now.toEpochMilli())
            .map((row, context) ->
                new Depth(
                    row.getLong("waiting"),
                    row.getLong("running"),
                    row.getLong("parked"),
                    Duration.ofMillis(now.toEpochMilli() - row.getLong("oldest"))))
            .one());
  }
}
