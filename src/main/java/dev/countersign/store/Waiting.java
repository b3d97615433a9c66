package dev.countersign.store;

import dev.countersign.queue.Queue.Parked;
import dev.countersign.queue.Work;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What waits, as whoever runs the server looks at it: how much is due, and what was put aside.
final class Waiting {
  /// Looks at no more rows than are counted, each by an index.
  long backlog(Handle handle, Instant now, long most) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM (
              SELECT 1 FROM work WHERE lease IS NULL AND due <= :now AND urgency >= :event LIMIT :most) AS few
            """)
        .bind("now", now.toEpochMilli())
        .bind("event", Work.EVENT)
        .bind("most", most)
        .mapTo(Long.class)
        .one();
  }

  List<Parked> parked(Handle handle, int most) {
    return handle
        .createQuery(
            """
            SELECT subject, turn_group, why FROM work WHERE parked = 1 AND lease IS NULL
            ORDER BY subject LIMIT :most
            """)
        .bind("most", most)
        .map((row, context) ->
            new Parked(row.getString("subject"), row.getString("turn_group"), row.getString("why")))
        .list();
  }

  boolean retry(Handle handle, String key, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE work SET parked = 0, attempts = 0, deaths = 0, urgency = :person, due = :now, since = :now,
                  generation = generation + 1
                WHERE subject = :subject AND parked = 1 AND lease IS NULL
                """)
            .bind("person", Work.PERSON)
            .bind("now", now.toEpochMilli())
            .bind("subject", key)
            .execute()
        == 1;
  }
}
