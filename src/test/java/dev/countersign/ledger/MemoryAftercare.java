package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What is owed after a merge, in memory.
public final class MemoryAftercare implements Aftercare {
  private final Ledger ledger;
  private final Map<String, Map<String, Fact>> facts = new HashMap<>();
  private final Map<String, Promised> promised = new HashMap<>();
  private final List<Owed> owed = new ArrayList<>();

  public MemoryAftercare(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public synchronized boolean happened(Repo repo, int number, Fact fact) {
    return facts
            .computeIfAbsent(repo + "#" + number, _ -> new HashMap<>())
            .putIfAbsent(fact.what(), fact)
        == null;
  }

  @Override
  public synchronized List<Fact> facts(Repo repo, int number) {
    return facts.getOrDefault(repo + "#" + number, Map.of()).values().stream()
        .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::what))
        .toList();
  }

  @Override
  public synchronized void promise(Repo repo, int number, Promised what) {
    promised.putIfAbsent(repo + "#" + number, what);
  }

  @Override
  public synchronized Optional<Promised> promised(Repo repo, int number) {
    return Optional.ofNullable(promised.get(repo + "#" + number));
  }

  @Override
  public synchronized List<Owed> owed(Repo repo, int number) {
    return owed.stream()
        .filter(each -> each.repo().equals(repo) && each.number() == number)
        .sorted(Comparator.comparing(Owed::name))
        .toList();
  }

  @Override
  public synchronized boolean step(Owed after, Entry decided) {
    Optional<Owed> before =
        owed(after.repo(), after.number()).stream()
            .filter(each -> each.name().equals(after.name()))
            .findFirst();
    if (before.map(Owed::step).orElse(0) != after.step() - 1) {
      return false;
    }
    before.ifPresent(owed::remove);
    owed.add(after);
    ledger.append(decided);
    return true;
  }

  @Override
  public synchronized Optional<Owed> withIssue(Repo repo, int issue) {
    return owed.stream()
        .filter(each -> each.repo().equals(repo) && Objects.equals(each.issue(), issue))
        .findFirst();
  }

  @Override
  public synchronized List<Integer> owing(Repo repo, Sha head) {
    return owed.stream()
        .filter(each -> each.repo().equals(repo) && each.done() == null)
        .map(Owed::number)
        .filter(number -> promised(repo, number).filter(it -> it.head().equals(head)).isPresent())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public synchronized List<Owed> open(int most) {
    return owed.stream()
        .filter(each -> each.done() == null)
        .sorted(
            Comparator.comparing(
                Owed::due, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
        .limit(most)
        .toList();
  }
}
