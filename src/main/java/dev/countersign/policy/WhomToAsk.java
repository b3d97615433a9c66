package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Reviewer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whom to ask for a review: the fewest people or teams that could give all that is missing.
final class WhomToAsk {
  private final Poll poll;
  private final Owners owners;

  WhomToAsk(Poll poll, Owners owners) {
    this.poll = poll;
    this.owners = owners;
  }

  /// @param lacking how much of what is missing nobody could give
  private record Plan(int lacking, boolean whole, List<Reviewer> ask) {}

  /// Whom to ask, whichever alternatives of those not met yet that takes.
  List<Reviewer> over(Choices choices, Settlement settled) {
    Asking asking = poll.policy().asking();
    if (!asking.request() || (poll.change().pull().draft() && !asking.onDraft())) {
      return List.of();
    }
    return choices.waysLike(settled.way(), choice -> !settled.met().contains(choice)).stream()
        .map(way -> plan(choices.asks(way).stream().filter(Ask::holds).toList()))
        .min(
            Comparator.comparingInt(Plan::lacking)
                .thenComparing(plan -> !plan.whole)
                .thenComparingInt(plan -> plan.ask.size()))
        .map(Plan::ask)
        .orElseThrow();
  }

  private Plan plan(List<Ask> asks) {
    Missing missing = new Missing(poll, owners, asks);
    Candidates candidates = new Candidates(poll, missing);
    int now = missing.worth(candidates.pending());
    int goal = missing.worth(candidates.everybody());
    int lacking = missing.wanted() - goal;
    if (now == goal) {
      return new Plan(lacking, true, List.of());
    }
    int most = Math.max(0, poll.policy().asking().limit() - awaited(missing, now));
    List<Reviewer> ask =
        new SmallestSet<Reviewer>(
                candidates.inOrder(goal - now),
                taken -> missing.worth(candidates.with(taken)),
                goal)
            .atMost(most);
    return new Plan(lacking, missing.worth(candidates.with(ask)) == goal, ask);
  }

  /// How many of those asked already are needed: they take up room, others do not.
  private int awaited(Missing missing, int now) {
    List<Reviewer> requested = poll.change().requested().stream().sorted(BY_NAME).toList();
    return new SmallestSet<>(requested, taken -> missing.worth(able(taken)), now)
        .atMost(requested.size())
        .size();
  }

  private static final Comparator<Reviewer> BY_NAME = Comparator.comparing(Reviewer::toString);

  private Set<Login> able(List<Reviewer> reviewers) {
    Set<Login> people = new TreeSet<>();
    new ArrayList<>(reviewers).forEach(reviewer -> people.addAll(poll.people(reviewer)));
    people.retainAll(poll.approvers().able());
    return people;
  }
}
