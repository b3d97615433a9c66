package dev.countersign.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Numbers the ledger's entries every few seconds, and signs a checkpoint every hour and at the
/// end.
public final class SealingRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SealingRounds.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration SIGNED_EVERY = Duration.ofHours(1);

  private final Sealing sealing;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  public SealingRounds(Sealing sealing, InstantSource clock) {
    this.sealing = sealing;
    this.clock = clock;
  }

  public SealingRounds open() {
    Thread.ofVirtual().name("sealing").start(this::goUntilClosed);
    return this;
  }

  private void goUntilClosed() {
    try {
      while (!closing.await(EVERY.toSeconds(), TimeUnit.SECONDS)) {
        go();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      closed.countDown();
    }
  }

  /// One round.
  void go() {
    try {
      Instant now = clock.instant();
      boolean due =
          sealing.signed().map(last -> !last.at().plus(SIGNED_EVERY).isAfter(now)).orElse(true);
      if (due) {
        sealing.seal(now);
      } else {
        sealing.number();
      }
    } catch (RuntimeException failed) {
      LOG.error("the ledger was not numbered or signed; the next round tries again", failed);
    }
  }

  /// Ends the rounds, and signs what is there.
  @Override
  public void close() {
    closing.countDown();
    try {
      closed.await();
      sealing.seal(clock.instant());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.error("the ledger was not signed at the end; the next start does it", failed);
    }
  }
}
