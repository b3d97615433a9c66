package dev.countersign.gate;

import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.PullId;
import dev.countersign.queue.StoreDown;
import dev.countersign.queue.Work;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Every story there is, by what it is about.
public final class Stories implements Workshop.Job {
  private final Ports ports;
  private final InstantSource clock;
  private final PullStory pulls;
  private final GroupStory groups;
  private final Sweeps sweeps;
  private final Presses presses;
  private final Missed missed;
  private final Comments comments;
  private final Duties duties;

  public Stories(Ports ports, PolicyShelf shelf, Publisher publisher, InstantSource clock) {
    this(ports, shelf, publisher, clock, Duties.NONE);
  }

  /// @param duties those who look after what is not a pull request that waits
  public Stories(
      Ports ports, PolicyShelf shelf, Publisher publisher, InstantSource clock, Duties duties) {
    Assessor assessor = new Assessor(ports, shelf);
    this.duties = duties;
    this.ports = ports;
    this.clock = clock;
    this.pulls = new PullStory(ports, assessor, publisher, clock);
    this.groups = new GroupStory(ports, assessor, publisher, clock);
    this.sweeps = new Sweeps(ports, shelf, clock);
    this.presses = new Presses(ports);
    this.missed = new Missed(ports, clock);
    this.comments = new Comments(ports, assessor, publisher);
  }

  @Override
  public void run(Work.Claim claim) {
    Subject subject = Subject.of(claim.key());
    if (claim.urgency() == Work.SWEEP) {
      ports.forge().scarce(subject.installation()).ifPresent(Stories::later);
    }
    switch (subject) {
      case Subject.Pull(PullId id) -> judged(claim, id);
      case Subject.Timer(PullId id) -> judge(id, null);
      case Subject.Words(PullId id) -> judge(id, new Hint.Later());
      case Subject.Press press -> presses.answer(press, clock.instant());
      case Subject.Comment comment -> comments.answer(comment, clock.instant());
      case Subject.Repository(long installation, var repo) -> sweeps.repository(installation, repo);
      case Subject.PolicyMoved(long installation, var repo) -> sweeps.policy(installation, repo);
      case Subject.Installation(long installation) -> sweeps.installation(installation);
      case Subject.Discovery(long installation) -> sweeps.discovery(installation);
      case Subject.Memberships(long installation, String account) ->
          sweeps.memberships(installation, account);
      case Subject.Missed look -> missed.look();
      case Subject.Again(long attempt) -> ports.forge().deliverAgain(attempt);
      case Subject.Group group -> groups.tell(group);
      case Subject.Duty duty -> duties.look(claim, duty);
    }
  }

  /// What is left is for what people do.
  private static void later(Duration wait) {
    throw new ForgeDown("little is left of this hour's requests, so sweeps wait", wait, null);
  }

  @Override
  public void givenUp(Work.Claim claim) {
    if (Subject.of(claim.key()) instanceof Subject.Pull(PullId id)) {
      pulls.stopped(id);
    }
  }

  /// A bug must not leave an open check behind; it goes on its way to be tried again.
  private void judged(Work.Claim claim, PullId id) {
    try {
      pulls.tell(claim, id);
    } catch (ForgeDown | StoreDown down) {
      throw down;
    } catch (RuntimeException bug) {
      pulls.stopped(id);
      throw bug;
    }
  }

  private void judge(PullId id, @Nullable Hint hint) {
    ports.queue().add(Reactions.event(new Subject.Pull(id), clock.instant(), hint));
  }
}
