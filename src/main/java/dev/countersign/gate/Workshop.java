package dev.countersign.gate;

import dev.countersign.forge.ForgeDown;
import dev.countersign.queue.Queue;
import dev.countersign.queue.StoreDown;
import dev.countersign.queue.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Where the work is done: claims what is due, runs so much of it at once, holds the claims while
/// it runs, and brings back what failed.
public final class Workshop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  static final Duration LEASE = Duration.ofSeconds(60);

  /// With the longest pause between them. That GitHub is down is not the fault of the work.
  private static final int A_DAY_OF_ATTEMPTS = 100;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration IDLE = Duration.ofSeconds(1);

  /// Before looking again where something is due and yet cannot be claimed, as where another holds
  /// it.
  private static final Duration LEAST = Duration.ofMillis(50);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue queue;
  private final Job job;
  private final Retrying retrying;
  private final InstantSource clock;
  private final int workers;
  private final Semaphore free;
  private final Semaphore bell = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Work.Claim> running = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// What is done about a piece of work.
  @FunctionalInterface
  public interface Job {
    void run(Work.Claim claim);

    /// Leaves things safe where the work is put aside without another run: each before it ended
    /// without a word.
    default void givenUp(Work.Claim claim) {}
  }

  public Workshop(Queue queue, Job job, Retrying retrying, InstantSource clock) {
    this.queue = queue;
    this.job = job;
    this.retrying = retrying;
    this.clock = clock;
    this.workers = retrying.workers();
    this.free = new Semaphore(workers);
  }

  public Workshop open() {
    threads.execute(this::claimUntilClosed);
    threads.execute(this::holdUntilClosed);
    return this;
  }

  /// Says that there may be work now.
  public void ring() {
    bell.release();
  }

  private void claimUntilClosed() {
    while (closing.getCount() > 0) {
      try {
        sleep(claim());
      } catch (StoreDown down) {
        LOG.warn("the store is down, trying again in a second: {}", down.getMessage());
        sleep(clock.instant().plus(IDLE));
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Starts what is due and there is room for. Looking whether anything is due is cheap and keeps
  /// nobody from writing; a claim is not, and most events are not due at once.
  ///
  /// @return when to look again
  private Instant claim() throws InterruptedException {
    free.acquire();
    free.release();
    Instant now = clock.instant();
    Instant due = queue.nextDue(now.plus(IDLE));
    if (due.isAfter(now)) {
      return due;
    }
    List<Work.Claim> claims = queue.claim(now, LEASE, free.availablePermits());
    for (Work.Claim claim : claims) {
      free.acquireUninterruptibly();
      running.put(claim.key(), claim);
      threads.execute(() -> run(claim));
    }
    return claims.isEmpty() ? now.plus(LEAST) : now;
  }

  private void sleep(Instant until) {
    Duration pause = Duration.between(clock.instant(), until);
    Duration bounded = pause.compareTo(IDLE) > 0 ? IDLE : pause;
    try {
      if (bounded.isPositive() && bell.tryAcquire(bounded.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Work.Claim claim) {
    MDC.put("work", claim.key());
    MDC.put("installation", claim.group());
    try {
      if (claim.deaths() >= retrying.attempts()) {
        giveUp(claim);
      } else {
        job.run(claim);
        queue.done(claim, clock.instant());
      }
    } catch (ForgeDown down) {
      LOG.warn("GitHub cannot be asked now, so this is done again later: {}", down.getMessage());
      failed(claim, down, down.waitFor());
    } catch (StoreDown down) {
      LOG.warn("the store is down; the claim runs out and the work is taken up again", down);
    } catch (RuntimeException | StackOverflowError bug) {
      LOG.error("a bug stopped this work; it is done again later", bug);
      failed(claim, bug, null);
    } finally {
      running.remove(claim.key());
      free.release();
      ring();
      MDC.clear();
    }
  }

  /// Whatever kills the process must not do so for ever.
  private void giveUp(Work.Claim claim) {
    job.givenUp(claim);
    LOG.error("put aside: {} runs of it ended with the end of the process", claim.deaths());
    queue.park(claim, "each of " + claim.deaths() + " runs ended with the end of the process");
  }

  private void failed(
      Work.Claim claim, Throwable failure, @org.jspecify.annotations.Nullable Duration wait) {
    String why = String.valueOf(failure.getMessage());
    try {
      int most = failure instanceof ForgeDown ? A_DAY_OF_ATTEMPTS : retrying.attempts();
      if (claim.attempts() + 1 >= most) {
        LOG.error("put aside after {} attempts: {}", claim.attempts() + 1, why);
        queue.park(claim, why);
      } else {
        Instant due = clock.instant().plus(retrying.pause(claim.attempts(), wait));
        queue.again(claim, due, why, wait == null);
      }
    } catch (StoreDown down) {
      LOG.warn("the store is down; the claim runs out and the work is taken up again", down);
    }
  }

  private void holdUntilClosed() {
    try {
      while (!closing.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        hold();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void hold() {
    for (Work.Claim claim : running.values()) {
      try {
        queue.renew(claim, clock.instant().plus(LEASE));
      } catch (StoreDown down) {
        LOG.warn("a claim could not be held: {}", down.getMessage());
      }
    }
  }

  /// Takes no more work, lets what runs end, and hands back what does not end in time.
  @Override
  public void close() {
    close(PATIENCE);
  }

  void close(Duration patience) {
    closing.countDown();
    ring();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        running.values().forEach(this::handBack);
        threads.shutdownNow();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void handBack(Work.Claim claim) {
    try {
      queue.again(claim, clock.instant(), "handed back at shutdown", false);
    } catch (StoreDown down) {
      LOG.warn("{} could not be handed back; its claim runs out", claim.key(), down);
    }
  }
}
