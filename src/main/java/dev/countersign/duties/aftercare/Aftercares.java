package dev.countersign.duties.aftercare;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Revert;
import dev.countersign.change.Reverted;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.PullId;
import dev.countersign.gate.Afterlook;
import dev.countersign.gate.Afterlook.Seen;
import dev.countersign.gate.Aftermath;
import dev.countersign.gate.Duties;
import dev.countersign.gate.HappeningText;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Subject;
import dev.countersign.ledger.Aftercare;
import dev.countersign.ledger.Aftercare.Promised;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Promise;
import dev.countersign.policy.duty.Circle;
import dev.countersign.policy.duty.DoneWords;
import dev.countersign.policy.duty.Duty;
import dev.countersign.policy.duty.Happening;
import dev.countersign.queue.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after what a change owes: opens obligations, reminds their owners, records what became of
/// them, and looks again when there is next something to say.
public final class Aftercares implements Duties {
  private static final Logger LOG = LoggerFactory.getLogger(Aftercares.class);
  private static final Duration AGAIN = Duration.ofHours(1);

  /// So many failures are done again as any other work is.
  private static final int SOON = 5;

  private final Ports ports;
  private final Afterlook afterlook;
  private final InstantSource clock;
  private final Judge judge = new Judge();

  public Aftercares(Ports ports, Afterlook afterlook, InstantSource clock) {
    this.ports = ports;
    this.afterlook = afterlook;
    this.clock = clock;
  }

  @Override
  public void look(Work.Claim claim, Subject.Duty about) {
    PullId pull = new PullId(about.installation(), about.repo(), Integer.parseInt(about.about()));
    Instant now = clock.instant();
    switch (afterlook.at(pull, now)) {
      case Seen seen -> look(pull, seen, now);
      case Afterlook.Hidden(List<String> what) -> hidden(claim, pull, what, now);
      case Afterlook.Free _ -> free(pull, now);
      case Afterlook.Gone(String why) ->
          LOG.atWarn()
              .addKeyValue("pull", pull)
              .addKeyValue("open", open(pull))
              .addKeyValue("why", why)
              .log("it is gone, and what it owes is looked after no longer");
    }
  }

  /// What it owes is not known, which is never the same as nothing: soon again at first, then every
  /// hour until it can be read.
  private void hidden(Work.Claim claim, PullId pull, List<String> what, Instant now) {
    String why = String.join(" ", what);
    if (claim.attempts() < SOON) {
      throw new ForgeDown("What " + pull + " owes cannot be read: " + why, null, null);
    }
    again(pull, why, now);
  }

  /// Nothing new is owed where nothing is asked for; what is owed already stays.
  private void free(PullId pull, Instant now) {
    if (open(pull) > 0) {
      again(pull, "No policy is there any more.", now);
    }
  }

  private void again(PullId pull, String why, Instant now) {
    LOG.atWarn()
        .addKeyValue("pull", pull)
        .addKeyValue("why", why)
        .log("what it owes cannot be looked after now; looked at again in an hour");
    ports.queue().add(Aftermath.look(pull, now.plus(AGAIN)));
  }

  private long open(PullId pull) {
    return care().owed(pull.repo(), pull.number()).stream().filter(o -> o.done() == null).count();
  }

  private Aftercare care() {
    return ports.aftercare();
  }

  private void look(PullId pull, Seen seen, Instant now) {
    Instant merged = merged(pull, seen, now);
    List<Promise> promises = promises(pull, seen, merged);
    if (promises.isEmpty()) {
      return;
    }
    Circle circle = Circle.of(seen.policy(), seen.change(), seen.people());
    List<Duty> duties =
        new dev.countersign.policy.duty.Duties(circle, history(pull, promises)).of(promises);
    DutySteps steps = new DutySteps(ports, new DutyWords(pull, circle, seen.policy().zone()));
    duties.stream()
        .map(duty -> steps.take(duty, seen.change().head(), now))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .ifPresent(next -> ports.queue().add(Aftermath.look(pull, next)));
  }

  /// What it owes is settled as things were when it was merged; before that it is what it would owe
  /// now.
  private List<Promise> promises(PullId pull, Seen seen, Instant at) {
    Optional<Promised> kept = care().promised(pull.repo(), pull.number());
    if (kept.isPresent()) {
      return PromiseText.read(kept.get().promises());
    }
    Change change = seen.change();
    List<Promise> promises = judge.promises(seen.policy(), change, seen.people(), at);
    if (change.pull().state() == PullRequest.State.MERGED) {
      Promised promised = new Promised(change.head(), PromiseText.write(promises));
      care().promise(pull.repo(), pull.number(), promised);
    }
    return promises;
  }

  private List<Happening> history(PullId pull, List<Promise> promises) {
    List<String> names = promises.stream().map(each -> each.obligation().name()).toList();
    return care().facts(pull.repo(), pull.number()).stream()
        .map(HappeningText::read)
        .flatMap(happening -> said(happening, names))
        .toList();
  }

  /// Which obligation `/done` is about; about none where it names none of them with a note.
  private static Stream<Happening> said(Happening happening, List<String> names) {
    if (!(happening instanceof Happening.SaidDone(Instant at, Login by, _, String words))) {
      return Stream.of(happening);
    }
    DoneWords done = DoneWords.in(words, names);
    return done == null
        ? Stream.of()
        : Stream.of(new Happening.SaidDone(at, by, done.obligation(), done.note()));
  }

  /// When it was merged; now where it is not yet.
  private Instant merged(PullId pull, Seen seen, Instant now) {
    Optional<Instant> heard =
        care().facts(pull.repo(), pull.number()).stream()
            .map(HappeningText::read)
            .filter(Happening.Merged.class::isInstance)
            .map(Happening::at)
            .findFirst();
    if (heard.isEmpty() && seen.change().pull().state() == PullRequest.State.MERGED) {
      unseen(pull, seen.change(), now);
    }
    return heard.orElse(now);
  }

  /// A merge that nobody told us of: seen now, and its author stands for who merged it.
  private void unseen(PullId pull, Change change, Instant now) {
    PullRequest merged = change.pull();
    Reverted reverts = Revert.in(merged.title(), merged.body()).orElse(null);
    Happening merge = new Happening.Merged(now, merged.author().login(), reverts);
    care().happened(pull.repo(), pull.number(), HappeningText.fact("unseen merge", merge));
  }
}
