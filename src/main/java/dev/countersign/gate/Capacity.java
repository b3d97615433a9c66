package dev.countersign.gate;

import dev.countersign.queue.Queue;
import dev.countersign.queue.StoreDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much work may wait. Beyond it deliveries are refused, so that GitHub marks them as failed
/// and they are asked for again when there is room; every process of an instance sees the same.
public final class Capacity {
  private static final Logger LOG = LoggerFactory.getLogger(Capacity.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Queue queue;
  private final int most;
  private final InstantSource clock;
  private final AtomicReference<Instant> lookAgain = new AtomicReference<>(Instant.MIN);
  private volatile boolean full;

  /// @param most how many pieces of work of events and people may be due and wait
  public Capacity(Queue queue, int most, InstantSource clock) {
    this.queue = queue;
    this.most = most;
    this.clock = clock;
  }

  /// Whether no more should be taken in: as it was a second ago at most, since looking costs. Who
  /// finds it time to look looks; nobody waits for that.
  public boolean full() {
    Instant now = clock.instant();
    Instant due = lookAgain.get();
    if (!now.isBefore(due) && lookAgain.compareAndSet(due, now.plus(FRESH))) {
      look(now);
    }
    return full;
  }

  private void look(Instant now) {
    try {
      boolean found = queue.backlog(now, most) >= most;
      if (found != full) {
        LOG.warn(
            found
                ? "{} pieces of work wait: deliveries are refused until there are fewer, and come again then"
                : "fewer than {} pieces of work wait again: deliveries are taken in",
            most);
      }
      full = found;
    } catch (StoreDown down) {
      LOG.warn("how much waits cannot be read, so it is taken as before: {}", down.getMessage());
    }
  }
}
