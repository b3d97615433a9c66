package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.TeamName;
import dev.countersign.policy.Finding.Awaited;
import dev.countersign.policy.Seating.Seat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Why nobody can give what a rule asks, and the nearest legal way out under the policy. Plain
/// phrases, not Markdown.
final class WayOut {
  private final Poll poll;
  private final Membership membership;

  WayOut(Poll poll) {
    this.poll = poll;
    this.membership = poll.membership();
  }

  /// Nobody can fill a role.
  Awaited.Nobody seat(Ask ask, Seat seat) {
    List<TeamName> unseen = membership.unseen(seat.role());
    if (!unseen.isEmpty()) {
      return teams(ask, unseen);
    }
    String title = membership.title(seat.role());
    Collection<Login> members = membership.in(seat.role());
    String why =
        members.isEmpty()
            ? "nobody is in the role " + title
            : members.stream().noneMatch(poll.approvers().able()::contains)
                ? "nobody in the role " + title + " can approve: " + barred(members)
                : taken(seat, title);
    return nobody(ask, why, "put somebody else into the role " + title);
  }

  private String taken(Seat seat, String title) {
    String two =
        poll.policy().approving().separateRoles()
            ? "nobody fills two roles"
            : "nobody fills two roles of one rule";
    Collection<Login> able = poll.facts().able(seat.role());
    String who = Words.people(seat.elsewhere().isEmpty() ? able : seat.elsewhere());
    return seat.elsewhere().isEmpty()
        ? "of the role %s only %s can approve, needed for another role, and %s"
            .formatted(title, who, two)
        : "of the role %s only %s can approve, who fills another role, and %s"
            .formatted(title, who, two);
  }

  /// Not enough people can approve.
  Awaited.Nobody head(Ask ask, Head head) {
    List<TeamName> unseen =
        head.from().stream().flatMap(role -> membership.unseen(role).stream()).toList();
    if (!unseen.isEmpty()) {
      return teams(ask, unseen);
    }
    String titles = head.from().stream().map(membership::title).collect(Collectors.joining(" or "));
    Collection<Login> pool =
        head.from().isEmpty()
            ? poll.approvers().writers()
            : head.from().stream()
                .flatMap(role -> membership.in(role).stream())
                .distinct()
                .toList();
    String more =
        titles.isEmpty()
            ? "give somebody else write access"
            : "put somebody else into the role " + titles;
    return nobody(ask, tooFew(head, titles, pool), more);
  }

  private String tooFew(Head head, String titles, Collection<Login> pool) {
    String place = titles.isEmpty() ? "with write access" : "in the role " + titles;
    if (pool.isEmpty()) {
      return "nobody is " + place;
    }
    int able = head.given().size() + head.others().size();
    String barred = barred(pool);
    String only =
        able == 0
            ? "nobody " + place + " can approve"
            : "%d of %d wanted %s can approve".formatted(able, head.wanted(), place);
    return barred.isEmpty() ? only : only + ": " + barred;
  }

  /// No owner of these files can approve.
  Awaited.Nobody owners(Ask ask, OwnerGroup group) {
    if (!group.unseen().isEmpty()) {
      return teams(ask, group.unseen());
    }
    String barred = barred(group.people());
    String why =
        group.people().isEmpty()
            ? "CODEOWNERS names no account that can be seen"
            : "no owner can approve: " + barred;
    return nobody(ask, why, "name another owner in CODEOWNERS on the base branch");
  }

  /// Whom what keeps from approving.
  private String barred(Collection<Login> people) {
    return Words.first(
        people.stream()
            .map(login -> {
              String barred = poll.approvers().barred(login);
              return barred == null ? null : "@" + login + " " + barred;
            })
            .filter(Objects::nonNull)
            .toList());
  }

  private Awaited.Nobody teams(Ask ask, List<TeamName> unseen) {
    String names =
        unseen.stream().map(TeamName::toString).distinct().collect(Collectors.joining(", "));
    return nobody(
        ask,
        "the team %s does not exist or cannot be seen".formatted(names),
        "let this app see the team, or correct its name");
  }

  private Awaited.Nobody nobody(Ask ask, String why, String nearest) {
    if (poll.approvers().commitsUnknown()) {
      return new Awaited.Nobody(
          Approvers.COMMITS_CUT, ways(ask, "make a pull request of fewer commits"));
    }
    return new Awaited.Nobody(why, ways(ask, nearest));
  }

  private String ways(Ask ask, String nearest) {
    List<String> ways = new ArrayList<>(List.of(nearest));
    if (ask.isAlternative()) {
      ways.add("meet another alternative of the rule");
    }
    String waivers =
        ask.rule().waivableBy().stream()
            .filter(role -> !membership.in(role).isEmpty())
            .map(role -> membership.title(role) + " (" + Words.people(membership.in(role)) + ")")
            .collect(Collectors.joining(" or "));
    if (!waivers.isEmpty()) {
      ways.add(
          "ask %s to waive the rule: /waive %s because …".formatted(waivers, ask.rule().name()));
    }
    return String.join("; or ", ways);
  }
}
