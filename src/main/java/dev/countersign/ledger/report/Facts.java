package dev.countersign.ledger.report;

import dev.countersign.change.Repo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What entries say of changes and what came after them, up to a moment.
public record Facts(
    List<Merge> merges,
    List<Duty> duties,
    List<Deployment> deployments,
    List<Ruled> rulings,
    List<Seen> findings,
    Extent extent) {
  public Facts {
    merges = List.copyOf(merges);
    duties = List.copyOf(duties);
    deployments = List.copyOf(deployments);
    rulings = List.copyOf(rulings);
    findings = List.copyOf(findings);
  }

  /// What was read.
  ///
  /// @param kinds of entries that were ever written: of what is not among them nothing is known
  /// @param undoing whether merges say what they undo
  /// @param counted how many entries there were
  /// @param last the place of the last of them, -1 for none
  /// @param begun when the first was written, null for none
  /// @param verdicts how many on each day
  public record Extent(
      Set<String> kinds,
      boolean undoing,
      long counted,
      long last,
      @Nullable Instant begun,
      Map<LocalDate, Long> verdicts) {
    public Extent {
      verdicts = Map.copyOf(verdicts);
      kinds = Set.copyOf(kinds);
    }

    boolean knows(String kind) {
      return kinds.contains(kind);
    }

    /// Whether it is known what undoes a change.
    boolean knowsUndoing() {
      return undoing;
    }
  }

  /// Where something is in the ledger.
  public record Where(long place, String leaf, Instant at, Repo repo, int number) {
    /// As in `acme/shop#4`; the repository alone where it is of no pull request.
    public String pull() {
      return number == 0 ? repo.toString() : repo + "#" + number;
    }
  }

  /// A change that was merged.
  ///
  /// @param begun when the ledger first heard of it
  /// @param type its type, empty where not known; so its risk
  /// @param compliant whether the verdict in force let it in, null where not known
  /// @param by who merged it, empty where not known
  /// @param judged whether its last verdict can be read, which names approvers
  /// @param undoes the pull request that it undoes, 0 for none
  public record Merge(
      Where where,
      String commit,
      Instant begun,
      String type,
      String risk,
      @Nullable Boolean compliant,
      boolean emergency,
      String author,
      String by,
      boolean judged,
      List<String> approvers,
      List<String> notMet,
      int undoes) {
    public Merge {
      approvers = List.copyOf(approvers);
      notMet = List.copyOf(notMet);
    }

    Duration lead() {
      return Duration.between(begun, where.at());
    }
  }

  /// Something that was owed after a change.
  ///
  /// @param done when it was answered, null while it was not
  /// @param late whether it was answered, or is not, after it was due
  public record Duty(
      Where where,
      String obligation,
      String owner,
      String because,
      @Nullable Instant due,
      @Nullable Instant done,
      String by,
      boolean late) {}

  /// A deployment and what became of it.
  public record Deployment(
      Where where, String environment, String commit, String state, boolean rollback) {
    boolean succeeded() {
      return state.equalsIgnoreCase("success");
    }

    boolean failed() {
      return state.equalsIgnoreCase("failure") || state.equalsIgnoreCase("error");
    }
  }

  /// What somebody ruled.
  public record Ruled(Where where, String kind, String by, String subject, String because) {}

  /// A finding, or another entry that is counted by its title.
  public record Seen(Where where, String kind, String title) {}

  /// Those of a period.
  Facts within(Period period) {
    return between(period.from(), period.until());
  }

  /// Those from a moment on and before another.
  Facts between(Instant from, Instant until) {
    Predicate<Instant> period = at -> !at.isBefore(from) && at.isBefore(until);
    return new Facts(
        keep(merges, Merge::where, period),
        keep(duties, Duty::where, period),
        keep(deployments, Deployment::where, period),
        keep(rulings, Ruled::where, period),
        keep(findings, Seen::where, period),
        extent);
  }

  private static <T> List<T> keep(
      List<T> all, Function<T, Where> where, Predicate<Instant> period) {
    List<T> kept = new ArrayList<>();
    all.stream().filter(each -> period.test(where.apply(each).at())).forEach(kept::add);
    return kept;
  }

  List<Ruled> rulings(String kind) {
    return rulings.stream().filter(each -> each.kind().equals(kind)).toList();
  }
}
