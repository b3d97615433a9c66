package dev.countersign.store;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The queue in a database: one row a subject, claimed by a lease.
final class SqlQueue implements Queue {
  /// Deliveries forgotten in one transaction: others that write wait no longer than that.
  private static final int AT_ONCE = 500;

  private final Store store;
  private final Wishes wishes;
  private final Kept kept;
  private final Claims claims;
  private final Waiting waiting = new Waiting();

  SqlQueue(Store store) {
    this.store = store;
    this.wishes = new Wishes(store.dialect());
    this.kept = new Kept(store);
    this.claims = new Claims(store.dialect());
  }

  /// Work is added in the order of its keys, so that no two deliveries wait for each other.
  @Override
  public boolean accept(Received received, List<Work> work) {
    List<Work> ordered = work.stream().sorted(Comparator.comparing(Work::key)).toList();
    return store.write(handle -> {
      boolean first = keep(handle, received);
      if (first) {
        ordered.forEach(piece -> wishes.join(handle, piece, received.at()));
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
            .bind("body", received.body())
            .bind("at", received.at().toEpochMilli())
            .execute()
        == 1;
  }

  @Override
  public Set<String> kept(Collection<String> guids) {
    return kept.among(guids);
  }

  @Override
  public void add(Work work) {
    store.write(handle -> {
      wishes.join(handle, work, work.due());
      return work;
    });
  }

  @Override
  public List<Work.Claim> claim(Instant now, Duration lease, int most) {
    return store.write(handle -> {
      claims.takeBackDead(handle, now);
      List<String> subjects = claims.due(handle, now, most);
      return subjects.isEmpty() ? List.of() : claims.take(handle, subjects, now, lease);
    });
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
      return ended == 1 || runAgainAsWished(handle, claim);
    });
  }

  /// Lets go of work of which more was wished during the run.
  private static boolean runAgainAsWished(Handle handle, Work.Claim claim) {
    return handle
            .createUpdate(
                """
                UPDATE work SET lease = NULL, lease_until = NULL, attempts = 0, deaths = 0,
                  notes = '', afresh = 1, why = ''
                WHERE subject = :subject AND lease = :lease
                """)
            .bind("subject", claim.key())
            .bind("lease", claim.lease())
            .execute()
        == 1;
  }

  @Override
  public void again(Work.Claim claim, Instant due, String why, boolean countAttempt) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                UPDATE work SET lease = NULL, lease_until = NULL, due = :due, since = :due,
                  attempts = :attempts, notes = '', afresh = 1, why = :why
                WHERE subject = :subject AND lease = :lease
                """)
            .bind("due", due.toEpochMilli())
            .bind("attempts", claim.attempts() + (countAttempt ? 1 : 0))
            .bind("why", why)
            .bind("subject", claim.key())
            .bind("lease", claim.lease())
            .execute());
  }

  @Override
  public void park(Work.Claim claim, String why) {
    store.write(handle -> {
      int parked =
          handle
              .createUpdate(
                  """
                  UPDATE work SET lease = NULL, lease_until = NULL, parked = 1, due = :never, why = :why,
                    notes = '', afresh = 1
                  WHERE subject = :subject AND lease = :lease AND generation = :generation
                  """)
              .bind("never", Wishes.NEVER)
              .bind("why", why)
              .bind("subject", claim.key())
              .bind("lease", claim.lease())
              .bind("generation", claim.generation())
              .execute();
      return parked == 1 || runAgainAsWished(handle, claim);
    });
  }

  @Override
  public int forget(Instant before) {
    int all = 0;
    int some;
    do {
      some = store.write(handle -> forgetSome(handle, before));
      all += some;
    } while (some == AT_ONCE);
    return all;
  }

  private static int forgetSome(Handle handle, Instant before) {
    return handle
        .createUpdate(
            """
            DELETE FROM delivery WHERE (hook, guid) IN (
              SELECT hook, guid FROM delivery WHERE at < :before ORDER BY at, hook, guid LIMIT :most)
            """)
        .bind("before", before.toEpochMilli())
        .bind("most", AT_ONCE)
        .execute();
  }

  @Override
  public Instant nextDue(Instant never) {
    return store
        .read(handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT min(due) FROM work WHERE lease IS NULL) AS next
                    UNION ALL SELECT (SELECT min(lease_until) FROM work WHERE lease IS NOT NULL)
                    """)
                .mapTo(Long.class)
                .list())
        .stream()
        .filter(next -> next != null && next < Wishes.NEVER)
        .min(Comparator.naturalOrder())
        .map(Instant::ofEpochMilli)
        .orElse(never);
  }

  @Override
  public long backlog(Instant now, long most) {
    return store.read(handle -> waiting.backlog(handle, now, most));
  }

  @Override
  public List<Parked> parked(int most) {
    return store.read(handle -> waiting.parked(handle, most));
  }

  @Override
  public boolean retry(String key, Instant now) {
    return store.write(handle -> waiting.retry(handle, key, now));
  }

  @Override
  public Depth depth(Instant now) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT
                  count(CASE WHEN parked = 0 AND lease IS NULL THEN 1 END) AS waiting,
                  count(lease) AS running,
                  count(CASE WHEN parked = 1 THEN 1 END) AS parked,
                  coalesce(min(CASE WHEN lease IS NULL AND due <= :now THEN due END), :now) AS oldest
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
