package dev.countersign.store;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// How a wish joins what is there. Nothing waits where `due` is [#NEVER]: the work is under way and
/// nothing was wished since, or it is put aside.
final class Wishes {
  /// The time at which nothing is due.
  static final long NEVER = Long.MAX_VALUE;

  private final String join;

  Wishes(Dialect dialect) {
    this.join =
        """
        INSERT INTO work
          (subject, turn_group, urgency, due, since, generation, attempts, deaths, notes, afresh, parked, why)
        VALUES (:subject, :group, :urgency, :due, :since, 1, 0, 0, :note, :afresh, 0, '')
        ON CONFLICT (subject) DO UPDATE SET
          generation = work.generation + 1,
          urgency = CASE WHEN excluded.urgency > work.urgency OR work.parked = 1
            THEN excluded.urgency ELSE work.urgency END,
          due = CASE
            WHEN work.due = :never THEN excluded.due
            WHEN work.urgency = :event AND excluded.urgency = :event
              THEN %1$s(excluded.due, work.since + :longest)
            ELSE %1$s(work.due, excluded.due) END,
          since = CASE
            WHEN work.due = :never OR (work.urgency < :event AND excluded.urgency >= :event)
              THEN excluded.since
            ELSE %1$s(work.since, excluded.since) END,
          afresh = CASE
            WHEN excluded.afresh = 1 OR work.lease IS NOT NULL
              OR length(work.notes) + length(excluded.notes) > :most
            THEN 1 ELSE work.afresh END,
          notes = CASE
            WHEN excluded.afresh = 1 OR work.afresh = 1 OR work.lease IS NOT NULL
              OR length(work.notes) + length(excluded.notes) > :most
            THEN '' ELSE work.notes || excluded.notes END,
          attempts = CASE WHEN work.parked = 1 THEN 0 ELSE work.attempts END,
          deaths = CASE WHEN work.parked = 1 THEN 0 ELSE work.deaths END,
          parked = 0
        """
            .formatted(dialect.least());
  }

  /// Joins a wish to what waits. While that is worked on, a wish causes one more run, which looks
  /// at everything afresh.
  ///
  /// @param since from when it may be put off for so long
  void join(Handle handle, Work work, Instant since) {
    handle
        .createUpdate(join)
        .bind("subject", work.key())
        .bind("group", work.group())
        .bind("urgency", work.urgency())
        .bind("due", work.due().toEpochMilli())
        .bind("since", since.toEpochMilli())
        .bind("note", Notes.line(work))
        .bind("afresh", Notes.afresh(work) ? 1 : 0)
        .bind("never", NEVER)
        .bind("event", Work.EVENT)
        .bind("longest", Queue.LONGEST_WAIT.toMillis())
        .bind("most", Notes.MOST)
        .execute();
  }
}
