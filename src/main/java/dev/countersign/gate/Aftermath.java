package dev.countersign.gate;

import dev.countersign.change.Check;
import dev.countersign.change.Command;
import dev.countersign.change.Repo;
import dev.countersign.change.Review;
import dev.countersign.forge.Event;
import dev.countersign.forge.PullId;
import dev.countersign.ledger.Aftercare;
import dev.countersign.ledger.Aftercare.Owed;
import dev.countersign.policy.duty.Happening;
import dev.countersign.queue.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What events do to what is owed: each is kept as it is heard, since GitHub tells it only once,
/// and somebody looks after the change that it is about.
public final class Aftermath {
  /// Before the commit in the name of a merge.
  static final String MERGED = "merged ";

  private static final String COMMAND = "done";

  private final Ports ports;

  public Aftermath(Ports ports) {
    this.ports = ports;
  }

  /// Keeps what an event tells.
  ///
  /// @return the looks that it causes
  List<Work> of(Event event, Instant now) {
    return switch (event) {
      case Event.PullChanged changed when changed.what() instanceof Event.Pull.Closed closed ->
          closed(changed.pull(), closed, now);
      case Event.PullChanged changed
          when changed.what() instanceof Event.Pull.Reviewed(Review review) ->
          reviewed(changed.pull(), review, now);
      case Event.Commanded commanded -> commanded(commanded, now);
      case Event.Checked checked -> checked(checked, now);
      case Event.IssueClosed closed -> issueClosed(closed, now);
      case Event ignored -> List.of();
    };
  }

  /// Keeps that something happened to a change, and has somebody look after it.
  ///
  /// @param what names it among all that happened to the change
  public void happened(PullId pull, String what, Happening happening, Instant now) {
    ports.queue().add(keep(pull, what, happening, now));
  }

  private Work keep(PullId pull, String what, Happening happening, Instant now) {
    ports.aftercare().happened(pull.repo(), pull.number(), HappeningText.fact(what, happening));
    return look(pull, now);
  }

  /// A look after what a change owes.
  public static Work look(PullId pull, Instant due) {
    Subject.Duty duty =
        new Subject.Duty(
            pull.installation(),
            pull.repo(),
            Subject.Duty.Kind.AFTERCARE,
            Integer.toString(pull.number()));
    return Reactions.sweep(duty, due);
  }

  private List<Work> closed(PullId pull, Event.Pull.Closed closed, Instant now) {
    List<Work> looks = new ArrayList<>();
    Event.Merge merge = closed.merge();
    if (merge != null) {
      Happening merged = new Happening.Merged(merge.at(), merge.by(), merge.reverts());
      looks.add(keep(pull, MERGED + merge.commit(), merged, now));
      Happening followed = new Happening.Followed(merge.at(), pull.toString());
      merge.names().stream()
          .filter(number -> number != pull.number())
          .flatMap(number -> owing(pull, number).stream())
          .distinct()
          .forEach(earlier -> looks.add(keep(earlier, "followed " + pull.number(), followed, now)));
    } else if (closed.merged()) {
      looks.add(look(pull, now));
    }
    return looks;
  }

  /// The changes that owe something, of which the number or an issue is named.
  private List<PullId> owing(PullId from, int number) {
    List<PullId> owing = new ArrayList<>();
    Aftercare care = ports.aftercare();
    care.withIssue(from.repo(), number)
        .ifPresent(owed -> owing.add(new PullId(from.installation(), from.repo(), owed.number())));
    if (care.owed(from.repo(), number).stream().anyMatch(owed -> owed.done() == null)) {
      owing.add(new PullId(from.installation(), from.repo(), number));
    }
    return owing;
  }

  private List<Work> reviewed(PullId pull, Review review, Instant now) {
    boolean counts = review.opinion() == Review.Opinion.APPROVED && (owes(pull) || awaited(pull));
    Happening approved = new Happening.Approved(review.at(), review.by().login());
    return counts ? List.of(keep(pull, "review " + review.id(), approved, now)) : List.of();
  }

  private boolean owes(PullId pull) {
    return !ports.aftercare().owed(pull.repo(), pull.number()).isEmpty()
        || ports.aftercare().promised(pull.repo(), pull.number()).isPresent();
  }

  /// Whether it is closed, and what it owes is not known yet: whatever happens may settle that.
  private boolean awaited(PullId pull) {
    return ports.aftercare().promised(pull.repo(), pull.number()).isEmpty()
        && (heardMerged(pull)
            || ports
                .register()
                .find(pull.repo(), pull.number())
                .filter(watched -> !watched.open())
                .isPresent());
  }

  private boolean heardMerged(PullId pull) {
    return ports.aftercare().facts(pull.repo(), pull.number()).stream()
        .anyMatch(fact -> fact.what().startsWith(MERGED));
  }

  private List<Work> commanded(Event.Commanded commanded, Instant now) {
    List<Work> looks = new ArrayList<>();
    for (int place = 0; place < commanded.commands().size(); place++) {
      Command command = commanded.commands().get(place);
      if (command.name().equals(COMMAND)) {
        Happening said =
            new Happening.SaidDone(commanded.at(), commanded.by(), "", command.words());
        String what = "done " + commanded.comment() + " " + place;
        looks.add(keep(commanded.pull(), what, said, now));
      }
    }
    return looks;
  }

  private List<Work> checked(Event.Checked checked, Instant now) {
    Check check = checked.check();
    String conclusion = check.conclusion();
    if (check.ours() || conclusion == null) {
      return List.of();
    }
    Happening concluded = new Happening.Checked(now, check.name(), conclusion);
    return concerned(checked).stream()
        .map(pull -> keep(pull, "check " + check.name() + " " + now.toEpochMilli(), concluded, now))
        .toList();
  }

  /// The changes that owe something, or may, whose head the check is about.
  private List<PullId> concerned(Event.Checked checked) {
    Repo repo = checked.repo();
    Stream<PullId> awaited =
        ports.register().pullsAt(repo, checked.commit()).stream()
            .map(number -> new PullId(checked.installation(), repo, number))
            .filter(this::awaited);
    Stream<PullId> owing =
        ports.aftercare().owing(repo, checked.commit()).stream()
            .map(number -> new PullId(checked.installation(), repo, number));
    return Stream.concat(owing, awaited).distinct().toList();
  }

  private List<Work> issueClosed(Event.IssueClosed closed, Instant now) {
    Repo repo = closed.repo();
    return ports
        .aftercare()
        .withIssue(repo, closed.issue())
        .map(owed ->
            keep(
                pull(closed, owed),
                "issue " + closed.at() + " " + closed.by(),
                happening(closed, owed),
                now))
        .stream()
        .toList();
  }

  private static PullId pull(Event.IssueClosed closed, Owed owed) {
    return new PullId(closed.installation(), closed.repo(), owed.number());
  }

  private static Happening happening(Event.IssueClosed closed, Owed owed) {
    return new Happening.IssueClosed(closed.at(), closed.by(), owed.name());
  }
}
