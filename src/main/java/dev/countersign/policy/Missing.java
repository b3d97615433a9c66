package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Review;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is still missing of approvals, and how much of it people could give.
final class Missing {
  private final Poll poll;
  private final List<Ask> asks;
  private final List<Head> heads;
  private final List<OwnerGroup> groups = new ArrayList<>();
  private final Set<Login> objectors = new TreeSet<>();

  /// @param asks what holds something
  Missing(Poll poll, Owners owners, List<Ask> asks) {
    this.poll = poll;
    this.asks = asks.stream().map(this::seen).toList();
    this.heads =
        this.asks.stream().filter(ask -> ask.count() > 0).map(ask -> Head.of(ask, poll)).toList();
    if (owners instanceof Owners.Groups(var all, var _)) {
      asks.stream()
          .filter(ask -> ask.requirement() instanceof Requirement.CodeOwners)
          .forEach(ask -> all.stream().filter(group -> open(ask, group)).forEach(groups::add));
    }
    if (!asks.isEmpty()) {
      poll.counting().objections().stream()
          .filter(this::ofEarlierHead)
          .forEach(review -> objectors.add(review.by().login()));
    }
  }

  /// Without the roles that nobody can fill while a team of theirs is not seen.
  private Ask seen(Ask ask) {
    return ask.of(
        ask.roles().stream().filter(role -> poll.membership().unseen(role).isEmpty()).toList());
  }

  private boolean open(Ask ask, OwnerGroup group) {
    return poll.counting().of(ask.applied()).stream().noneMatch(group.people()::contains);
  }

  private boolean ofEarlierHead(Review objection) {
    return !poll.change().head().equals(objection.commit());
  }

  /// How much would be there if these approved: one for every role filled, head counted, group of
  /// owners served and objection withdrawn.
  int worth(Set<Login> people) {
    int worth = Seating.filled(asks, poll.facts().with(people));
    for (Head head : heads) {
      worth +=
          Math.min(head.missing(), (int) people.stream().filter(head.others()::contains).count());
    }
    for (OwnerGroup group : groups) {
      worth += people.stream().anyMatch(group.people()::contains) ? 1 : 0;
    }
    return worth + (int) people.stream().filter(objectors::contains).count();
  }

  /// How much there could be at most.
  int wanted() {
    return asks.stream().mapToInt(ask -> ask.roles().size()).sum()
        + heads.stream().mapToInt(Head::missing).sum()
        + groups.size()
        + objectors.size();
  }

  /// The roles that somebody could be asked to fill.
  Set<String> roles() {
    Set<String> roles = new TreeSet<>();
    asks.forEach(ask -> roles.addAll(ask.roles()));
    openHeads().forEach(head -> roles.addAll(head.from()));
    roles.removeIf(role -> !poll.membership().unseen(role).isEmpty());
    return roles;
  }

  /// Whether anybody with write access would be of use.
  boolean anybody() {
    return openHeads().stream().anyMatch(head -> head.from().isEmpty());
  }

  private List<Head> openHeads() {
    return heads.stream().filter(head -> head.missing() > 0).toList();
  }

  Collection<OwnerGroup> groups() {
    return groups;
  }

  Set<Login> objectors() {
    return objectors;
  }

  /// What somebody would be of use for, so that two of the same use need not both be tried.
  String use(Login who) {
    StringBuilder use = new StringBuilder();
    roles().forEach(role -> use.append(poll.membership().in(role).contains(who) ? '+' : '-'));
    heads.forEach(head -> use.append(head.others().contains(who) ? '+' : '-'));
    groups.forEach(group -> use.append(group.people().contains(who) ? '+' : '-'));
    return use.append(objectors.contains(who) ? '+' : '-').toString();
  }
}
