package dev.countersign.ledger;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.TakenOut.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Takes out of signed entries what they said, when it need not be kept any longer or must not be.
/// Entries that say so stay for ever; so does what was not signed yet.
public final class Clearing {
  private static final int AT_ONCE = 500;

  /// The records of a policy's `retention`, and the kinds of entries that are theirs. What is in
  /// none stays for ever.
  private static final Map<String, Set<String>> RECORDS =
      Map.of(
          "change",
          Set.of(
              "verdict",
              "merge",
              "type",
              "risk",
              "obligation-opened",
              "obligation-reminded",
              "obligation-overdue",
              "obligation-done"),
          "approval",
          Set.of(
              "waiver",
              "exception",
              "emergency",
              "authorisation",
              "denial",
              "claim",
              "unavailable",
              "stand_down"),
          "deployment",
          Set.of("deployment", "deployment-decision"),
          "evidence",
          Set.of("unrecorded-commit", "fence", "fence-mended", "fence-gone", "evidence"));

  private final Chain chain;
  private final Instant now;

  public Clearing(Chain chain, Instant now) {
    this.chain = chain;
    this.now = now;
  }

  /// The signed entries of a repository that need not be kept any longer.
  ///
  /// @param over whether the retention of a record is over for what was written then
  public List<Link> due(Repo repo, BiPredicate<String, Instant> over) {
    return signed(entry ->
        entry.repo().equals(repo)
            && RECORDS.entrySet().stream()
                .anyMatch(record ->
                    record.getValue().contains(entry.kind())
                        && over.test(record.getKey(), entry.at())));
  }

  /// The signed entries that name a person.
  public List<Link> naming(Login login) {
    return signed(naming(new Naming(login)));
  }

  private static Predicate<Entry> naming(Naming person) {
    return entry -> person.in(entry.title()) || person.in(entry.detail());
  }

  /// How many entries name a person that are not signed yet, and so cannot be taken out.
  public long unsigned(Login login) {
    Predicate<Entry> naming = naming(new Naming(login));
    AtomicLong count = new AtomicLong();
    chain.read(
        covered(),
        Long.MAX_VALUE,
        link -> count.addAndGet(clearable(link.entry()) && naming.test(link.entry()) ? 1 : 0));
    return count.get()
        + chain.waiting(Integer.MAX_VALUE).stream()
            .filter(waiting -> naming.test(waiting.entry()))
            .count();
  }

  private long covered() {
    return chain.checkpoints().stream().mapToLong(Signed::size).max().orElse(0);
  }

  private static boolean clearable(Entry entry) {
    return !TakenOut.KINDS.contains(entry.kind()) && !TakenOut.gone(entry);
  }

  private List<Link> signed(Predicate<Entry> those) {
    List<Link> found = new ArrayList<>();
    chain.read(
        0,
        covered(),
        link -> {
          if (clearable(link.entry()) && those.test(link.entry())) {
            found.add(link);
          }
        });
    return found;
  }

  /// Takes out what these entries said, and appends entries that say so.
  ///
  /// @return how many it was done to; fewer where somebody else changed them meanwhile
  public int clear(List<Link> links, Why why) {
    Map<Repo, List<Link>> byRepo = new LinkedHashMap<>();
    links.forEach(
        link -> byRepo.computeIfAbsent(link.entry().repo(), _ -> new ArrayList<>()).add(link));
    int done = 0;
    for (Map.Entry<Repo, List<Link>> each : byRepo.entrySet()) {
      List<Link> all = each.getValue();
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        List<Link> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
        Entry tombstone = TakenOut.tombstone(now, each.getKey(), why, some);
        done += chain.takeOut(some, tombstone) ? some.size() : 0;
      }
    }
    return done;
  }
}
