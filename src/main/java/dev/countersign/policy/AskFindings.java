package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.policy.Finding.Awaited;
import dev.countersign.policy.Seating.Seat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How what is asked of people stands, in words and names.
final class AskFindings {
  private static final int FILES_SHOWN = 3;

  private final Poll poll;
  private final Owners owners;
  private final WayOut wayOut;

  AskFindings(Poll poll, Owners owners) {
    this.poll = poll;
    this.owners = owners;
    this.wayOut = new WayOut(poll);
  }

  /// What there is to say of one requirement: never nothing.
  List<Finding> of(Ask ask, Seating seating) {
    List<Finding> findings = new ArrayList<>();
    poll.counting()
        .objections()
        .forEach(
            review -> findings.add(new Finding.ChangesAsked(State.UNMET, review.by().login())));
    if (poll.approvers().commitsUnknown()) {
      findings.add(new Finding.Unknown(State.WAITING, Sentence.COMMITS_CUT));
    }
    switch (ask.requirement()) {
      case Requirement.CodeOwners all -> findings.addAll(owned(ask));
      case Requirement other -> {
        if (ask.count() > 0 || ask.roles().isEmpty()) {
          findings.add(head(ask));
        }
        seating.of(ask).forEach(seat -> findings.add(seat(ask, seat)));
      }
    }
    return findings;
  }

  boolean met(Ask ask, Seating seating) {
    return of(ask, seating).stream().allMatch(finding -> finding.state() == State.MET);
  }

  private Finding head(Ask ask) {
    Head head = Head.of(ask, poll);
    List<String> from = head.from().stream().map(poll.membership()::title).toList();
    Awaited awaited =
        head.missing() == 0
            ? new Awaited.Done()
            : head.possible() ? anyOf(head.others()) : wayOut.head(ask, head);
    return new Finding.HeadCount(
        state(head.missing() == 0), head.wanted(), List.copyOf(head.given()), from, awaited);
  }

  private Finding seat(Ask ask, Seat seat) {
    boolean seen = poll.membership().unseen(seat.role()).isEmpty();
    boolean filled = seen && seat.holder() != null;
    Awaited awaited =
        filled
            ? new Awaited.Done()
            : seen && !seat.candidates().isEmpty()
                ? anyOf(seat.candidates())
                : wayOut.seat(ask, seat);
    String title = poll.membership().title(seat.role());
    return new Finding.Seat(state(filled), seat.role(), title, seat.holder(), awaited);
  }

  private List<Finding> owned(Ask ask) {
    return switch (owners) {
      case Owners.Unread(String path) ->
          List.of(new Finding.Unknown(State.WAITING, Sentence.ownersUnread(path)));
      case Owners.FilesCut cut ->
          List.of(new Finding.Unknown(State.WAITING, Sentence.OWNED_FILES_CUT));
      case Owners.Groups(List<OwnerGroup> groups, var _) when groups.isEmpty() ->
          List.of(new Finding.Owned(State.MET, List.of(), List.of(), 0, null, new Awaited.Done()));
      case Owners.Groups(List<OwnerGroup> groups, var _) ->
          groups.stream().map(group -> owned(ask, group)).toList();
    };
  }

  private Finding owned(Ask ask, OwnerGroup group) {
    Set<Login> given = new TreeSet<>(poll.counting().of(ask.applied()));
    given.retainAll(group.people());
    Set<Login> able = new TreeSet<>(poll.approvers().able());
    able.retainAll(group.people());
    Login one = given.stream().findFirst().orElse(null);
    Awaited awaited =
        one != null ? new Awaited.Done() : able.isEmpty() ? wayOut.owners(ask, group) : anyOf(able);
    List<String> files = group.files();
    return new Finding.Owned(
        state(one != null),
        group.owners(),
        files.subList(0, Math.min(FILES_SHOWN, files.size())),
        files.size(),
        one,
        awaited);
  }

  private Awaited anyOf(Collection<Login> people) {
    Set<Login> asked = poll.requested();
    asked.retainAll(people);
    return new Awaited.AnyOf(List.copyOf(people), asked);
  }

  private static State state(boolean met) {
    return met ? State.MET : State.WAITING;
  }
}
