package dev.countersign.store;

import dev.countersign.queue.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// How work is claimed. What is looked at is bounded by how much is claimed and by how many groups
/// there are, not by how much waits: each group's oldest work is found by an index.
final class Claims {
  private final String dead;
  private final String due;
  private final int reach;

  Claims(Dialect dialect) {
    this.reach = dialect.reach();
    this.dead =
        """
        UPDATE work SET lease = NULL, lease_until = NULL, attempts = attempts + 1, deaths = deaths + 1,
          due = %s(due, since), notes = '', afresh = 1
        WHERE lease IS NOT NULL AND subject IN (
          SELECT subject FROM work WHERE lease IS NOT NULL AND lease_until <= :now %s)
        """
            .formatted(dialect.least(), dialect.skipLocked(""));
    this.due =
        """
        WITH RECURSIVE lane (name) AS (
          SELECT min(turn_group) FROM work WHERE lease IS NULL AND urgency = :urgency
          UNION ALL
          SELECT (SELECT min(turn_group) FROM work
            WHERE lease IS NULL AND urgency = :urgency AND turn_group > lane.name)
          FROM lane WHERE lane.name IS NOT NULL),
        busy AS MATERIALIZED (
          SELECT turn_group, count(*) AS runs FROM work WHERE lease IS NOT NULL GROUP BY turn_group),
        oldest AS MATERIALIZED (
          SELECT w.subject, w.due, coalesce(b.runs, 0)
            + row_number() OVER (PARTITION BY w.turn_group ORDER BY w.due, w.subject) AS turn
          FROM lane %s
          LEFT JOIN busy b ON b.turn_group = w.turn_group)
        SELECT w.subject FROM oldest o JOIN work w ON w.subject = o.subject
        WHERE w.lease IS NULL AND w.due <= :now
        ORDER BY o.turn, o.due, o.subject LIMIT :most %s
        """
            .formatted(
                dialect.forEach(
                    """
                    SELECT x.subject FROM work x WHERE x.lease IS NULL AND x.urgency = :urgency
                      AND x.turn_group = lane.name AND x.due <= :now
                    ORDER BY x.due, x.subject LIMIT :reach
                    """),
                dialect.skipLocked("OF w"));
  }

  /// Takes the claims that nobody held any longer back into what waits, at the place that they had.
  void takeBackDead(Handle handle, Instant now) {
    handle.createUpdate(dead).bind("now", now.toEpochMilli()).execute();
  }

  /// The subjects to claim, in order: most urgent first, then in turn by group, then oldest first.
  List<String> due(Handle handle, Instant now, int most) {
    List<String> subjects = new ArrayList<>();
    Optional<Integer> urgency = highestBelow(handle, Integer.MAX_VALUE);
    while (urgency.isPresent() && subjects.size() < most) {
      subjects.addAll(due(handle, now, urgency.get(), most - subjects.size()));
      urgency = highestBelow(handle, urgency.get());
    }
    return subjects;
  }

  private List<String> due(Handle handle, Instant now, int urgency, int most) {
    return handle
        .createQuery(due)
        .bind("urgency", urgency)
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .bind("reach", most * reach)
        .mapTo(String.class)
        .list();
  }

  private static Optional<Integer> highestBelow(Handle handle, int urgency) {
    return handle
        .createQuery("SELECT max(urgency) FROM work WHERE lease IS NULL AND urgency < :urgency")
        .bind("urgency", urgency)
        .mapTo(Integer.class)
        .findOne();
  }

  /// Claims these, which nobody else can claim within this transaction.
  List<Work.Claim> take(Handle handle, List<String> subjects, Instant now, Duration lease) {
    return handle
        .createQuery(
            """
            UPDATE work SET lease = :lease, lease_until = :until, due = :never
            WHERE subject IN (<subjects>)
            RETURNING subject, turn_group, urgency, generation, lease, attempts, deaths, notes, afresh
            """)
        .bindList("subjects", subjects)
        .bind("lease", UUID.randomUUID().toString())
        .bind("until", now.plus(lease).toEpochMilli())
        .bind("never", Wishes.NEVER)
        .map(Claims::claim)
        .stream()
        .sorted(Comparator.comparingInt(claim -> subjects.indexOf(claim.key())))
        .toList();
  }

  private static Work.Claim claim(ResultSet row, StatementContext context) throws SQLException {
    return new Work.Claim(
        row.getString("subject"),
        row.getString("turn_group"),
        row.getInt("urgency"),
        row.getLong("generation"),
        row.getString("lease"),
        row.getInt("attempts"),
        row.getInt("deaths"),
        row.getInt("afresh") == 1 ? null : Notes.read(row.getString("notes")));
  }
}
