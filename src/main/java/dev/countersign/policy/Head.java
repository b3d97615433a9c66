package dev.countersign.policy;

import dev.countersign.change.Login;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// A head count: how many people a requirement wants, whose approval counts for it, and who else
/// could give one. Roles with a team that cannot be seen give nobody.
///
/// @param from the roles they must come from, none for anyone with write access
/// @param given whose approval counts
/// @param others who else could approve
record Head(int wanted, List<String> from, NavigableSet<Login> given, NavigableSet<Login> others) {
  static Head of(Ask ask, Poll poll) {
    List<String> from = ask.from().stream().sorted().toList();
    NavigableSet<Login> given = new TreeSet<>(poll.counting().of(ask.applied()));
    NavigableSet<Login> others = new TreeSet<>(poll.approvers().able());
    if (!from.isEmpty()) {
      Set<Login> pool = pool(from, poll.membership());
      given.retainAll(pool);
      others.retainAll(pool);
    }
    others.removeAll(given);
    return new Head(ask.count(), from, given, others);
  }

  private static Set<Login> pool(List<String> from, Membership membership) {
    Set<Login> pool = new TreeSet<>();
    from.stream()
        .filter(role -> membership.unseen(role).isEmpty())
        .forEach(role -> pool.addAll(membership.in(role)));
    return pool;
  }

  int missing() {
    return Math.max(0, wanted - given.size());
  }

  boolean possible() {
    return missing() <= others.size();
  }
}
