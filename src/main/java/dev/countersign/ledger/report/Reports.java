package dev.countersign.ledger.report;

import dev.countersign.change.Repo;
import dev.countersign.ledger.Chain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Reports on a ledger.
public record Reports(Chain chain, Scope scope) {
  /// Which repositories are counted.
  ///
  /// @param name as people say it
  public record Scope(String name, Predicate<Repo> has) {
    public static final Scope ALL = new Scope("all repositories", _ -> true);

    public static Scope of(Repo repo) {
      return new Scope(repo.toString(), repo::equals);
    }
  }

  /// The report on a period.
  public Report on(Period period) {
    Facts all = FactReader.read(chain, scope.has());
    Facts facts = all.within(period);
    Controls controls = new Controls(facts);
    List<Table> tables = new ArrayList<>(new Tables(facts).list());
    tables.add(controls.served(Controls.counts(facts, verdicts(all, period))));
    tables.add(controls.rules());
    tables.add(controls.exceptions());
    tables.add(Sample.of(chain, facts.merges()));
    tables.add(controls.population());
    return new Report(
        "Changes, " + period.name(),
        period,
        scope.name(),
        chain.tip().map(Chain.Tip::origin).orElse(""),
        all.extent().counted(),
        notes(all, period),
        Figures.of(all, period),
        tables);
  }

  /// What came before a meeting of the board: changes and emergencies since, and what is owed.
  public List<Table> before(Instant since, Instant now) {
    Facts all = FactReader.read(chain, scope.has());
    Facts facts = all.between(since, now);
    return List.of(
        new Controls(facts).population(), new Tables(facts).emergencies(), new Tables(all).owed());
  }

  private static long verdicts(Facts all, Period period) {
    return all.extent().verdicts().entrySet().stream()
        .filter(
            day -> !day.getKey().isBefore(period.first()) && day.getKey().isBefore(period.after()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private List<String> notes(Facts all, Period period) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Days are days of UTC. All of it is computed from the ledger, and from nothing else.");
    if (all.extent().begun() == null) {
      notes.add(
          "The ledger has no entries" + (scope.equals(Scope.ALL) ? "." : " of this repository."));
    } else if (period.from().isBefore(all.extent().begun())) {
      notes.add(
          "The ledger begins at "
              + all.extent().begun()
              + ": of what was before nothing is known.");
    }
    if (!chain.waiting(1).isEmpty()) {
      notes.add("There are entries that have no place yet; they are not counted.");
    }
    return notes;
  }
}
