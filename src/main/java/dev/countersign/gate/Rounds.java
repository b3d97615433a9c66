package dev.countersign.gate;

import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.PullId;
import dev.countersign.ledger.Watched;
import dev.countersign.queue.StoreDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes round every ten minutes: what GitHub could not deliver is asked for again, what was not
/// judged for hours is judged again, and where nothing at all is known, as after the database was
/// lost, every repository is looked at.
public final class Rounds implements AutoCloseable {
  /// Under this the register keeps when it was last looked through what GitHub delivered.
  public static final String LOOKED = "deliveries looked through";

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration OLD = Duration.ofHours(6);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int MOST = 100_000;

  /// A delivery can be asked for again for three days; after this it cannot come twice.
  private static final Duration COMES_AGAIN = Duration.ofDays(8);

  /// Who pushed the heads of what was closed is kept so long, for when it is opened again.
  private static final Duration OPENED_AGAIN = Duration.ofDays(90);

  private final Ports ports;
  private final InstantSource clock;
  private Instant looked = Instant.EPOCH;
  private final CountDownLatch closing = new CountDownLatch(1);

  public Rounds(Ports ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  public Rounds open() {
    Thread.ofVirtual().name("rounds").start(this::goUntilClosed);
    return this;
  }

  private void goUntilClosed() {
    try {
      do {
        go();
      } while (!closing.await(EVERY.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// One round.
  void go() {
    try {
      ports.queue().forget(clock.instant().minus(COMES_AGAIN));
      ports.register().forgetHeads(clock.instant().minus(OPENED_AGAIN));
      ports.queue().add(Reactions.event(new Subject.Missed(), clock.instant(), null));
      if (looked.plus(OLD).isBefore(clock.instant()) || ports.register().openCount() == 0) {
        lookEverywhere();
        looked = clock.instant();
      }
      judgeTheOld();
    } catch (ForgeDown | StoreDown down) {
      LOG.warn("this round is left out, the next one follows: {}", down.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("a bug stopped this round, the next one follows", bug);
    }
  }

  private void lookEverywhere() {
    for (long installation : ports.forge().installations()) {
      ports.queue().add(Reactions.sweep(new Subject.Discovery(installation), clock.instant()));
    }
  }

  private void judgeTheOld() {
    Instant due = clock.instant();
    Instant old = due.minus(OLD);
    for (Watched watched : ports.register().open(MOST)) {
      if (watched.at().isBefore(old)) {
        PullId id = new PullId(watched.installation(), watched.repo(), watched.number());
        ports.queue().add(Reactions.sweep(new Subject.Pull(id), due));
        due = due.plus(STEP);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
