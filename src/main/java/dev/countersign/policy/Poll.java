package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Reviewer;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Who may approve the change, and who has: all that approvals are counted from.
record Poll(
    Policy policy, Change change, Membership membership, Approvers approvers, Counting counting) {
  static Poll of(Policy policy, Change change, People people) {
    Heads heads = new Heads(change);
    Contributors contributors = new Contributors(change, heads);
    Approvers approvers = new Approvers(policy, change, people, contributors);
    Staleness staleness = new Staleness(policy.approving().stale(), heads);
    return new Poll(
        policy,
        change,
        new Membership(policy, people),
        approvers,
        new Counting(change, approvers, staleness));
  }

  /// What people are seated by.
  Seating.Facts facts() {
    return new Seating.Facts(
        policy.approving().separateRoles(), membership::in, approvers.able(), counting::of);
  }

  /// Who is asked for a review now, by name or in a team.
  NavigableSet<Login> requested() {
    NavigableSet<Login> requested = new TreeSet<>();
    change.requested().forEach(reviewer -> requested.addAll(people(reviewer)));
    return requested;
  }

  /// Who may answer a request.
  Set<Login> people(Reviewer reviewer) {
    return switch (reviewer) {
      case Reviewer.User(Login login) -> Set.of(login);
      case Reviewer.Team(var name) -> membership.of(name);
    };
  }
}
