package dev.countersign.store;

import dev.countersign.change.DiffPrint;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Watched;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The register in a database.
final class SqlRegister implements Register {
  private final Store store;
  private final SqlRounds rounds;

  SqlRegister(Store store) {
    this.store = store;
    this.rounds = new SqlRounds(store);
  }

  @Override
  public Optional<Watched> find(Repo repo, int number) {
    return store.read(handle ->
        handle
            .createQuery("SELECT * FROM pull WHERE repo = :repo AND number = :number")
            .bind("repo", repo.toString())
            .bind("number", number)
            .map(SqlRegister::watched)
            .findOne());
  }

  @Override
  public boolean keep(Watched watched) {
    return store.write(handle -> keep(handle, watched));
  }

  @Override
  public boolean keep(Watched watched, Entry decided) {
    return store.write(handle -> {
      boolean kept = keep(handle, watched);
      if (kept) {
        SqlLedger.append(handle, decided);
      }
      return kept;
    });
  }

  private static boolean keep(Handle handle, Watched watched) {
    return handle
            .createUpdate(
                """
                INSERT INTO pull (repo, number, installation, title, author, base_branch, head, open, draft,
                  reading, interests, account, published, asked, since, at)
                VALUES (:repo, :number, :installation, :title, :author, :base, :head, :open, :draft,
                  :reading, :interests, :account, :published, :asked, :since, :at)
                ON CONFLICT (repo, number) DO UPDATE SET
                  installation = excluded.installation, title = excluded.title, author = excluded.author,
                  base_branch = excluded.base_branch, head = excluded.head, open = excluded.open,
                  draft = excluded.draft, reading = excluded.reading, interests = excluded.interests,
                  account = excluded.account, published = excluded.published, asked = excluded.asked,
                  since = excluded.since, at = excluded.at
                WHERE pull.reading <= excluded.reading
                """)
            .bind("repo", watched.repo().toString())
            .bind("number", watched.number())
            .bind("installation", watched.installation())
            .bind("title", watched.title())
            .bind("author", watched.author())
            .bind("base", watched.baseBranch())
            .bind("head", watched.head().value())
            .bind("open", watched.open() ? 1 : 0)
            .bind("draft", watched.draft() ? 1 : 0)
            .bind("reading", watched.reading())
            .bind("interests", Columns.words(watched.interests()))
            .bind("account", watched.account())
            .bind("published", Columns.publications(watched.published()))
            .bind("asked", Columns.names(watched.asked()))
            .bind("since", Columns.times(watched.since()))
            .bind("at", watched.at().toEpochMilli())
            .execute()
        == 1;
  }

  @Override
  public List<Watched> withHead(Repo repo, Sha head) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM pull WHERE repo = :repo AND head = :head AND open = 1 ORDER BY number
                """)
            .bind("repo", repo.toString())
            .bind("head", head.value())
            .map(SqlRegister::watched)
            .list());
  }

  @Override
  public List<Integer> pullsAt(Repo repo, Sha head) {
    return store.read(handle ->
        handle
            .createQuery(
                "SELECT number FROM head WHERE repo = :repo AND sha = :sha ORDER BY number")
            .bind("repo", repo.toString())
            .bind("sha", head.value())
            .mapTo(Integer.class)
            .list());
  }

  @Override
  public List<Watched> open(Repo repo) {
    return store.read(handle ->
        handle
            .createQuery("SELECT * FROM pull WHERE repo = :repo AND open = 1 ORDER BY number")
            .bind("repo", repo.toString())
            .map(SqlRegister::watched)
            .list());
  }

  @Override
  public Map<String, Integer> asked(Repo repo, int besides) {
    List<String> all =
        store.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT since FROM pull WHERE repo = :repo AND open = 1 AND number <> :besides
                    """)
                .bind("repo", repo.toString())
                .bind("besides", besides)
                .mapTo(String.class)
                .list());
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(
        one -> Columns.times(one).keySet().forEach(who -> counts.merge(who, 1, Integer::sum)));
    return counts;
  }

  @Override
  public List<Watched> open(int most) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM pull WHERE open = 1 ORDER BY at DESC, repo, number LIMIT :most
                """)
            .bind("most", most)
            .map(SqlRegister::watched)
            .list());
  }

  @Override
  public long openCount() {
    return store.read(handle ->
        handle.createQuery("SELECT count(*) FROM pull WHERE open = 1").mapTo(Long.class).one());
  }

  @Override
  public void forget(Repo repo) {
    store.write(handle ->
        handle
            .createUpdate(
                "UPDATE pull SET open = 0, reading = reading + 1 WHERE repo = :repo AND open = 1")
            .bind("repo", repo.toString())
            .execute());
  }

  @Override
  public void keepHead(Repo repo, int number, Head head) {
    DiffPrint diff = head.diff();
    Login pusher = head.pusher();
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO head (repo, number, sha, pusher, diff, at)
                VALUES (:repo, :number, :sha, :pusher, :diff, :at)
                ON CONFLICT (repo, number, sha) DO UPDATE SET
                  pusher = coalesce(head.pusher, excluded.pusher), diff = coalesce(excluded.diff, head.diff)
                """)
            .bind("repo", repo.toString())
            .bind("number", number)
            .bind("sha", head.sha().value())
            .bind("pusher", pusher == null ? null : pusher.value())
            .bind("diff", diff == null ? null : Columns.prints(diff.files()))
            .bind("at", head.at().toEpochMilli())
            .execute());
  }

  @Override
  public boolean keepRuling(Repo repo, int number, Ruling ruling, Entry decided) {
    return store.write(handle -> {
      boolean kept = SqlRulings.keep(handle, repo, number, ruling);
      if (kept) {
        SqlLedger.append(handle, decided);
      }
      return kept;
    });
  }

  @Override
  public List<Ruling> rulings(Repo repo, int number) {
    return store.read(handle -> SqlRulings.list(handle, repo, number));
  }

  @Override
  public void keepComment(Repo repo, long comment, String said, Instant at) {
    store.write(handle -> SqlComments.keep(handle, repo, comment, said, at));
  }

  @Override
  public Optional<Comment> comment(Repo repo, long comment) {
    return store.read(handle -> SqlComments.find(handle, repo, comment));
  }

  @Override
  public void keepStage(Repo repo, long comment, Stage stage) {
    store.write(handle -> SqlComments.keep(handle, repo, comment, stage));
  }

  @Override
  public Map<Sha, Head> heads(Repo repo, int number) {
    return store.read(handle ->
        handle
            .createQuery(
                """
                SELECT sha, pusher, diff, at FROM head WHERE repo = :repo AND number = :number
                """)
            .bind("repo", repo.toString())
            .bind("number", number)
            .map(SqlRegister::head)
            .collect(Collectors.toMap(Head::sha, Function.identity())));
  }

  @Override
  public void keepPolicy(Repo repo, LastPolicy policy) {
    store.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO last_policy (repo, organisation, repository, source, at)
                VALUES (:repo, :organisation, :repository, :source, :at)
                ON CONFLICT (repo) DO UPDATE SET organisation = excluded.organisation,
                  repository = excluded.repository, source = excluded.source, at = excluded.at
                """)
            .bind("repo", repo.toString())
            .bind("organisation", policy.organisation())
            .bind("repository", policy.repository())
            .bind("source", policy.source())
            .bind("at", policy.at().toEpochMilli())
            .execute());
  }

  @Override
  public Optional<LastPolicy> lastPolicy(Repo repo) {
    return store.read(handle ->
        handle
            .createQuery("SELECT * FROM last_policy WHERE repo = :repo")
            .bind("repo", repo.toString())
            .map((row, context) ->
                new LastPolicy(
                    row.getString("organisation"),
                    row.getString("repository"),
                    row.getString("source"),
                    Instant.ofEpochMilli(row.getLong("at"))))
            .findOne());
  }

  @Override
  public int forgetHeads(Instant before) {
    return rounds.forgetHeads(before);
  }

  @Override
  public void peopleChanged(long installation) {
    rounds.peopleChanged(installation);
  }

  @Override
  public long peopleChanges(long installation) {
    return rounds.peopleChanges(installation);
  }

  @Override
  public Optional<Instant> reached(String what) {
    return rounds.reached(what);
  }

  @Override
  public void reach(String what, Instant at) {
    rounds.reach(what, at);
  }

  private static Head head(ResultSet row, StatementContext context) throws SQLException {
    @Nullable String pusher = row.getString("pusher");
    @Nullable String diff = row.getString("diff");
    return new Head(
        new Sha(row.getString("sha")),
        pusher == null ? null : new Login(pusher),
        diff == null ? null : new DiffPrint(Columns.prints(diff)),
        Instant.ofEpochMilli(row.getLong("at")));
  }

  private static Watched watched(ResultSet row, StatementContext context) throws SQLException {
    return new Watched(
        row.getLong("installation"),
        Repo.of(row.getString("repo")),
        row.getInt("number"),
        row.getString("title"),
        row.getString("author"),
        row.getString("base_branch"),
        new Sha(row.getString("head")),
        row.getInt("open") == 1,
        row.getInt("draft") == 1,
        row.getLong("reading"),
        Columns.words(row.getString("interests")),
        row.getString("account"),
        Columns.publications(row.getString("published")),
        Columns.names(row.getString("asked")),
        Columns.times(row.getString("since")),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
