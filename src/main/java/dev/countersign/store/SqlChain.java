package dev.countersign.store;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.TakenOut;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.Peaks;
import dev.countersign.ledger.proof.VerifierKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The ledger's order in a database.
final class SqlChain implements Chain {
  private static final int PAGE = 1_000;

  private final Store store;

  SqlChain(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Tip> tip() {
    return store.read(handle ->
        handle
            .createQuery("SELECT origin, size, peaks FROM ledger_tip WHERE id = 1")
            .map((row, context) ->
                new Tip(
                    row.getString("origin"),
                    Peaks.read(row.getLong("size"), row.getString("peaks"))))
            .findOne());
  }

  @Override
  public void name(String origin) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO ledger_tip (id, origin, size, peaks) VALUES (1, :origin, 0, '')
                ON CONFLICT (id) DO NOTHING
                """)
            .bind("origin", origin)
            .execute());
  }

  @Override
  public List<Waiting> waiting(int most) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM ledger WHERE place IS NULL ORDER BY sequence LIMIT :most
                """)
            .bind("most", most)
            .map((row, context) -> new Waiting(row.getLong("sequence"), entry(row)))
            .list());
  }

  @Override
  public Set<Repo> repos() {
    return store.read(handle ->
        handle.createQuery("SELECT DISTINCT repo FROM ledger").mapTo(String.class).stream()
            .map(Repo::of)
            .collect(Collectors.toSet()));
  }

  @Override
  public boolean extend(Tip from, List<Placed> placed, Tip to) {
    try {
      return store.write(handle -> {
        if (!moved(handle, from, to)) {
          return false;
        }
        if (place(handle, placed) != placed.size()) {
          throw new TooLate();
        }
        return true;
      });
    } catch (TooLate somebodyElse) {
      return false;
    }
  }

  /// Somebody else placed an entry: nothing of this is done.
  private static final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static boolean moved(Handle handle, Tip from, Tip to) {
    return handle
            .createUpdate(
                """
                UPDATE ledger_tip SET size = :size, peaks = :peaks
                WHERE id = 1 AND size = :before AND peaks = :peaksBefore
                """)
            .bind("size", to.size())
            .bind("peaks", to.peaks().line())
            .bind("before", from.size())
            .bind("peaksBefore", from.peaks().line())
            .execute()
        == 1;
  }

  private static int place(Handle handle, List<Placed> placed) {
    var batch =
        handle.prepareBatch(
            """
            UPDATE ledger SET place = :place, leaf = :leaf WHERE sequence = :key AND place IS NULL
            """);
    for (Placed each : placed) {
      batch
          .bind("place", each.place())
          .bind("leaf", each.leaf().toString())
          .bind("key", each.key())
          .add();
    }
    return Arrays.stream(batch.execute()).sum();
  }

  @Override
  public void read(long from, long until, Consumer<Link> reader) {
    long next = from;
    List<Link> page = page(next, until);
    while (!page.isEmpty()) {
      page.forEach(reader);
      next = page.getLast().place() + 1;
      page = page(next, until);
    }
  }

  @Override
  public List<Link> tombstones() {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM ledger
                WHERE kind IN ('retired', 'erased') AND place IS NOT NULL ORDER BY place
                """)
            .map((row, context) -> link(row))
            .list());
  }

  @Override
  public boolean takeOut(List<Link> links, Entry tombstone) {
    try {
      return store.write(handle -> {
        if (links.stream().mapToInt(link -> takeOut(handle, link)).sum() != links.size()) {
          throw new TooLate();
        }
        SqlLedger.append(handle, tombstone);
        return true;
      });
    } catch (TooLate somebodyElse) {
      return false;
    }
  }

  private static int takeOut(Handle handle, Link link) {
    Entry rest = TakenOut.rest(link.entry());
    return handle
        .createUpdate(
            """
            UPDATE ledger SET title = :title, detail = :detail
            WHERE place = :place AND leaf = :leaf AND detail = :before
            """)
        .bind("title", rest.title())
        .bind("detail", rest.detail())
        .bind("place", link.place())
        .bind("leaf", link.leaf())
        .bind("before", link.entry().detail())
        .execute();
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(row.getLong("place"), found(row), String.valueOf(row.getString("leaf")));
  }

  private List<Link> page(long from, long until) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM ledger WHERE place >= :from AND place < :until ORDER BY place LIMIT :most
                """)
            .bind("from", from)
            .bind("until", until)
            .bind("most", PAGE)
            .map((row, context) -> link(row))
            .list());
  }

  /// The entry of a row. Where somebody made it none, one that says so, whose hash is not the one
  /// that was kept: an audit then names it.
  private static Entry found(ResultSet row) throws SQLException {
    try {
      return entry(row);
    } catch (IllegalArgumentException changed) {
      Sha none = new Sha("0".repeat(40));
      Repo nowhere = Repo.of("not/readable");
      return new Entry(Instant.EPOCH, nowhere, 0, none, "unreadable", "no entry any more", "{}");
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        Instant.ofEpochMilli(row.getLong("at")),
        Repo.of(row.getString("repo")),
        row.getInt("number"),
        new Sha(row.getString("head")),
        row.getString("kind"),
        row.getString("title"),
        row.getString("detail"));
  }

  @Override
  public List<Hash> leaves(long until) {
    return store.read(handle ->
        handle
            .createQuery("SELECT leaf FROM ledger WHERE place < :until ORDER BY place")
            .bind("until", until)
            .map((row, context) -> Hash.read(row.getString("leaf")))
            .list());
  }

  @Override
  public List<Long> places(Repo repo, int number) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT place FROM ledger
                WHERE repo = :repo AND number = :number AND place IS NOT NULL ORDER BY place
                """)
            .bind("repo", repo.toString())
            .bind("number", number)
            .mapTo(Long.class)
            .list());
  }

  @Override
  public void keep(Signed checkpoint) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO ledger_checkpoint (size, at, note) VALUES (:size, :at, :note)
                ON CONFLICT (size) DO NOTHING
                """)
            .bind("size", checkpoint.size())
            .bind("at", checkpoint.at().toEpochMilli())
            .bind("note", checkpoint.note())
            .execute());
  }

  @Override
  public List<Signed> checkpoints() {
    return store.read(handle ->
        handle
            .createQuery("SELECT size, at, note FROM ledger_checkpoint ORDER BY size")
            .map((row, context) ->
                new Signed(
                    row.getLong("size"),
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("note")))
            .list());
  }

  @Override
  public void know(VerifierKey key, Instant at) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO ledger_key (name, at) VALUES (:name, :at) ON CONFLICT (name) DO NOTHING
                """)
            .bind("name", key.toString())
            .bind("at", at.toEpochMilli())
            .execute());
  }

  @Override
  public List<VerifierKey> keys() {
    return store.read(handle ->
        handle
            .createQuery("SELECT name FROM ledger_key ORDER BY at, name")
            .map((row, context) -> VerifierKey.read(row.getString("name")))
            .list());
  }
}
