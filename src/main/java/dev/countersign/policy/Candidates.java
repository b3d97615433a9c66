package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Review;
import dev.countersign.change.Reviewer;
import dev.countersign.change.TeamName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who could be asked for what is missing: never somebody who could not count, who is asked
/// already, who answered this head or who is away.
final class Candidates {
  private final Poll poll;
  private final Missing missing;
  private final Set<Login> pending;
  private final Set<Login> fresh;
  private final Map<Reviewer, Set<Login>> found = new LinkedHashMap<>();

  Candidates(Poll poll, Missing missing) {
    this.poll = poll;
    this.missing = missing;
    this.pending = new TreeSet<>(poll.approvers().able());
    pending.retainAll(poll.requested());
    this.fresh = new TreeSet<>(poll.approvers().able());
    fresh.removeAll(pending);
    fresh.removeAll(poll.policy().asking().away());
    poll.change().reviews().stream()
        .filter(review -> poll.change().head().equals(review.commit()))
        .map(Review::by)
        .forEach(who -> fresh.remove(who.login()));
    find();
  }

  /// People whose answer is awaited already, and who could count.
  Set<Login> pending() {
    return pending;
  }

  private void find() {
    Membership membership = poll.membership();
    for (String role : missing.roles()) {
      if (!teams(membership.teams(role))) {
        people(membership.in(role));
      }
    }
    for (OwnerGroup group : missing.groups()) {
      boolean asked = teams(group.teams());
      people(asked ? group.users() : group.people());
    }
    people(missing.objectors());
    people(missing.anybody() ? fresh : Set.of());
  }

  /// Takes those teams that can be asked, and says whether there is one.
  private boolean teams(List<TeamName> teams) {
    boolean one = false;
    for (TeamName team : teams) {
      Set<Login> members = new TreeSet<>(poll.membership().of(team));
      members.retainAll(fresh);
      if (poll.policy().asking().teamsFirst() && !members.isEmpty() && isHere(team)) {
        found.put(new Reviewer.Team(team), members);
        one = true;
      }
    }
    return one;
  }

  private boolean isHere(TeamName team) {
    return team.org().equalsIgnoreCase(poll.change().pull().repo().owner());
  }

  private void people(Iterable<Login> people) {
    for (Login login : people) {
      if (fresh.contains(login)) {
        found.put(new Reviewer.User(login), Set.of(login));
      }
    }
  }

  /// Everybody who could be asked, teams before people, the least loaded first, then by name.
  ///
  /// @param alike how many people of the same use there need be
  List<Reviewer> inOrder(int alike) {
    Map<String, Integer> seen = new HashMap<>();
    List<Reviewer> distinct = new ArrayList<>();
    sorted()
        .forEach(reviewer -> {
          if (!(reviewer instanceof Reviewer.User(Login login))
              || seen.merge(missing.use(login), 1, Integer::sum) <= alike) {
            distinct.add(reviewer);
          }
        });
    return distinct;
  }

  private List<Reviewer> sorted() {
    boolean spread = poll.policy().asking().leastLoaded();
    Map<Reviewer, Integer> load = spread ? poll.change().project().requests() : Map.of();
    return found.keySet().stream()
        .sorted(
            Comparator.comparing((Reviewer reviewer) -> reviewer instanceof Reviewer.User)
                .thenComparing(reviewer -> load.getOrDefault(reviewer, 0))
                .thenComparing(Candidates::name))
        .toList();
  }

  private static String name(Reviewer reviewer) {
    return switch (reviewer) {
      case Reviewer.Team(TeamName name) -> name.toString();
      case Reviewer.User(Login login) -> login.key();
    };
  }

  /// All whose answer would be awaited if these were asked too.
  Set<Login> with(List<Reviewer> reviewers) {
    Set<Login> people = new TreeSet<>(pending);
    reviewers.forEach(reviewer -> people.addAll(found.getOrDefault(reviewer, Set.of())));
    return people;
  }

  Set<Login> everybody() {
    return with(List.copyOf(found.keySet()));
  }
}
