package dev.countersign.ledger;

import dev.countersign.change.DiffPrint;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A register that remembers as long as the test runs.
public final class MemoryRegister implements Register {
  private record Pull(String repo, int number) {}

  private static final Comparator<Pull> ORDER =
      Comparator.comparing(Pull::repo).thenComparingInt(Pull::number);

  private final TreeMap<Pull, Watched> pulls = new TreeMap<>(ORDER);
  private final TreeMap<Pull, Map<Sha, Head>> heads = new TreeMap<>(ORDER);
  private final TreeMap<Pull, List<Ruling>> rulings = new TreeMap<>(ORDER);
  private final Map<String, Comment> comments = new HashMap<>();
  private final Map<Repo, LastPolicy> policies = new HashMap<>();
  private final Map<Long, Long> changes = new HashMap<>();
  private final Map<String, Instant> reached = new HashMap<>();
  private final Ledger ledger;

  /// @param ledger to which it appends what was decided
  public MemoryRegister(Ledger ledger) {
    this.ledger = ledger;
  }

  private static Pull pull(Repo repo, int number) {
    return new Pull(repo.toString(), number);
  }

  @Override
  public synchronized Optional<Watched> find(Repo repo, int number) {
    return Optional.ofNullable(pulls.get(pull(repo, number)));
  }

  @Override
  public synchronized boolean keep(Watched watched) {
    Pull pull = pull(watched.repo(), watched.number());
    Watched there = pulls.get(pull);
    boolean older = there != null && there.reading() > watched.reading();
    if (!older) {
      pulls.put(pull, watched);
    }
    return !older;
  }

  @Override
  public synchronized boolean keep(Watched watched, Entry decided) {
    boolean kept = keep(watched);
    if (kept) {
      ledger.append(decided);
    }
    return kept;
  }

  @Override
  public synchronized List<Watched> withHead(Repo repo, Sha head) {
    return open(one -> one.repo().equals(repo) && one.head().equals(head)).toList();
  }

  @Override
  public synchronized List<Integer> pullsAt(Repo repo, Sha head) {
    return heads.entrySet().stream()
        .filter(one -> one.getKey().repo().equals(repo.toString()))
        .filter(one -> one.getValue().containsKey(head))
        .map(one -> one.getKey().number())
        .toList();
  }

  @Override
  public synchronized List<Watched> open(Repo repo) {
    return open(one -> one.repo().equals(repo)).toList();
  }

  @Override
  public synchronized Map<String, Integer> asked(Repo repo, int besides) {
    Map<String, Integer> counts = new HashMap<>();
    open(one -> one.repo().equals(repo) && one.number() != besides)
        .forEach(one -> one.since().keySet().forEach(who -> counts.merge(who, 1, Integer::sum)));
    return counts;
  }

  @Override
  public synchronized List<Watched> open(int most) {
    return open(one -> true)
        .sorted(Comparator.comparing(Watched::at).reversed())
        .limit(most)
        .toList();
  }

  private Stream<Watched> open(Predicate<Watched> which) {
    return pulls.values().stream().filter(Watched::open).filter(which);
  }

  @Override
  public synchronized long openCount() {
    return open(one -> true).count();
  }

  @Override
  public synchronized void forget(Repo repo) {
    open(repo).forEach(one -> keep(one.closed(one.at())));
  }

  @Override
  public synchronized void keepHead(Repo repo, int number, Head head) {
    heads
        .computeIfAbsent(pull(repo, number), pull -> new HashMap<>())
        .merge(head.sha(), head, MemoryRegister::joined);
  }

  private static Head joined(Head there, Head added) {
    @Nullable Login pusher = there.pusher() == null ? added.pusher() : there.pusher();
    @Nullable DiffPrint diff = added.diff() == null ? there.diff() : added.diff();
    return new Head(there.sha(), pusher, diff, there.at());
  }

  @Override
  public synchronized boolean keepRuling(Repo repo, int number, Ruling ruling, Entry decided) {
    List<Ruling> there = rulings.computeIfAbsent(pull(repo, number), pull -> new ArrayList<>());
    boolean known =
        there.stream()
            .map(Ruling::source)
            .anyMatch(source ->
                source.comment() == ruling.source().comment()
                    && source.place() == ruling.source().place());
    if (!known) {
      there.add(ruling);
      ledger.append(decided);
    }
    return !known;
  }

  @Override
  public synchronized List<Ruling> rulings(Repo repo, int number) {
    return rulings.getOrDefault(pull(repo, number), List.of()).stream()
        .sorted(Ruling.ORDER)
        .toList();
  }

  @Override
  public synchronized void keepComment(Repo repo, long comment, String said, Instant at) {
    comments.putIfAbsent(repo + " " + comment, new Comment(said, Stage.HEARD));
  }

  @Override
  public synchronized Optional<Comment> comment(Repo repo, long comment) {
    return Optional.ofNullable(comments.get(repo + " " + comment));
  }

  @Override
  public synchronized void keepStage(Repo repo, long comment, Stage stage) {
    comments.computeIfPresent(
        repo + " " + comment, (key, there) -> new Comment(there.said(), stage));
  }

  @Override
  public synchronized Map<Sha, Head> heads(Repo repo, int number) {
    return Map.copyOf(heads.getOrDefault(pull(repo, number), Map.of()));
  }

  @Override
  public synchronized int forgetHeads(Instant before) {
    int sum = 0;
    for (Map.Entry<Pull, Map<Sha, Head>> each : heads.entrySet()) {
      Watched watched = pulls.get(each.getKey());
      if (watched == null || (!watched.open() && watched.at().isBefore(before))) {
        int all = each.getValue().size();
        each.getValue().values().removeIf(head -> head.at().isBefore(before));
        sum += all - each.getValue().size();
      }
    }
    return sum;
  }

  @Override
  public synchronized void peopleChanged(long installation) {
    changes.merge(installation, 1L, Long::sum);
  }

  @Override
  public synchronized long peopleChanges(long installation) {
    return changes.getOrDefault(installation, 0L);
  }

  @Override
  public synchronized Optional<Instant> reached(String what) {
    return Optional.ofNullable(reached.get(what));
  }

  @Override
  public synchronized void reach(String what, Instant at) {
    reached.put(what, at);
  }

  @Override
  public synchronized void keepPolicy(Repo repo, LastPolicy policy) {
    policies.put(repo, policy);
  }

  @Override
  public synchronized Optional<LastPolicy> lastPolicy(Repo repo) {
    return Optional.ofNullable(policies.get(repo));
  }
}
