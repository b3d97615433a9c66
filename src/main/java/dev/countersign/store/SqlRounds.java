package dev.countersign.store;

import java.time.Instant;
import java.util.Optional;

/// What rounds keep in a database: how far they came, what they let go, and what every process must
/// hear of.
final class SqlRounds {
  private final Store store;

  SqlRounds(Store store) {
    this.store = store;
  }

  void peopleChanged(long installation) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO people_change (installation, changes) VALUES (:installation, 1)
                ON CONFLICT (installation) DO UPDATE SET changes = people_change.changes + 1
                """)
            .bind("installation", installation)
            .execute());
  }

  long peopleChanges(long installation) {
    return store.read(handle ->
        handle
            .createQuery("SELECT changes FROM people_change WHERE installation = :installation")
            .bind("installation", installation)
            .mapTo(Long.class)
            .findOne()
            .orElse(0L));
  }

  Optional<Instant> reached(String what) {
    return store.read(handle ->
        handle
            .createQuery("SELECT at FROM reached WHERE what = :what")
            .bind("what", what)
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli));
  }

  void reach(String what, Instant at) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO reached (what, at) VALUES (:what, :at)
                ON CONFLICT (what) DO UPDATE SET at = excluded.at
                """)
            .bind("what", what)
            .bind("at", at.toEpochMilli())
            .execute());
  }

  int forgetHeads(Instant before) {
    return store.write(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM head WHERE at < :before AND NOT EXISTS (
                  SELECT 1 FROM pull
                  WHERE pull.repo = head.repo AND pull.number = head.number
                    AND (pull.open = 1 OR pull.at >= :before))
                """)
            .bind("before", before.toEpochMilli())
            .execute());
  }
}
