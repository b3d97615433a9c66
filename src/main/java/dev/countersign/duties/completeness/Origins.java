package dev.countersign.duties.completeness;

import dev.countersign.change.Sha;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.Landed;
import dev.countersign.forge.Landed.Origin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which pull request brought each commit to the branch.
///
/// A merge commit that a pull request into the branch made brings all that it merged. Any other
/// commit must itself belong to a pull request into the branch: by squash, by rebase, or one of a
/// stack whose lower part went into the branch. What a message says of numbers proves nothing.
final class Origins {
  private final Reach reach;
  private final Arrivals arrivals;
  private final Set<String> into = new HashSet<>();
  private final Map<Sha, Origin> known = new HashMap<>();

  Origins(Reach reach, Arrivals arrivals) {
    this.reach = reach;
    this.arrivals = arrivals;
    into.add(arrivals.branch());
    stacks();
    reach.line(arrivals.tip()).forEach(this::step);
    reach.all().forEach(this::alone);
  }

  Map<Sha, Origin> known() {
    return Map.copyOf(known);
  }

  /// The branches that came in with a pull request of a stack.
  private void stacks() {
    List<Origin> all = reach.all().stream().flatMap(commit -> commit.pulls().stream()).toList();
    boolean more = true;
    while (more) {
      more =
          all.stream()
              .filter(this::counts)
              .filter(one -> arrivedWith(one))
              .map(Origin::headBranch)
              .toList()
              .stream()
              .anyMatch(into::add);
    }
  }

  /// Whether its own merge made a commit that arrived, so that its branch is no longer moving.
  private boolean arrivedWith(Origin one) {
    return one.mergeCommit() != null
        && reach.all().stream().anyMatch(commit -> commit.sha().equals(one.mergeCommit()));
  }

  private boolean counts(Origin one) {
    return one.merged() && into.contains(one.base());
  }

  private void step(Landed step) {
    if (step.parents().size() < 2) {
      return;
    }
    Set<Sha> brought = reach.brought(step);
    brought.stream()
        .flatMap(sha -> reach.get(sha).pulls().stream())
        .filter(one -> counts(one) && step.sha().equals(one.mergeCommit()))
        .min(Comparator.comparingInt(Origin::number))
        .ifPresent(one -> brought.forEach(sha -> known.putIfAbsent(sha, one)));
  }

  private void alone(Landed commit) {
    best(commit).ifPresent(one -> known.putIfAbsent(commit.sha(), one));
  }

  /// Its own merge first, then the one that went into the branch itself.
  private Optional<Origin> best(Landed commit) {
    return commit.pulls().stream()
        .filter(this::counts)
        .min(
            Comparator.comparing((Origin one) -> !commit.sha().equals(one.mergeCommit()))
                .thenComparing(one -> !one.base().equals(arrivals.branch()))
                .thenComparingInt(Origin::number));
  }
}
