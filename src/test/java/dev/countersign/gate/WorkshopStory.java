package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.forge.ForgeDown;
import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import dev.countersign.store.Store;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Work is done once, again where it failed, and put aside where it never succeeds.
class WorkshopStory {
  @TempDir private Path folder;
  private Store store;
  private Queue queue;
  private final InstantSource clock = InstantSource.system();

  @BeforeEach
  void openStore() {
    store = Store.open("jdbc:sqlite:" + folder.resolve("work.db"));
    queue = store.queue();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void whatSucceedsIsDoneOnce() {
    AtomicInteger runs = new AtomicInteger();
    try (Workshop workshop = workshop(claim -> runs.incrementAndGet(), 3)) {
      queue.add(work("pull 1 acme/shop 1"));
      workshop.ring();
      until(this::empty);
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void aBugIsTriedAgainAndThenPutAside() {
    AtomicInteger runs = new AtomicInteger();
    Workshop.Job bug =
        claim -> {
          runs.incrementAndGet();
          throw new IllegalStateException("a bug");
        };
    try (Workshop workshop = workshop(bug, 3)) {
      queue.add(work("pull 1 acme/shop 1"));
      workshop.ring();
      until(() -> queue.depth(clock.instant()).parked() == 1);
    }
    assertThat(runs).hasValue(3);
  }

  @Test
  void aWishBringsBackWhatWasPutAside() {
    AtomicInteger runs = new AtomicInteger();
    Workshop.Job bugAtFirst =
        claim -> {
          if (runs.incrementAndGet() < 2) {
            throw new IllegalStateException("a bug");
          }
        };
    try (Workshop workshop = workshop(bugAtFirst, 1)) {
      queue.add(work("pull 1 acme/shop 1"));
      workshop.ring();
      until(() -> queue.depth(clock.instant()).parked() == 1);
      queue.add(work("pull 1 acme/shop 1"));
      workshop.ring();
      until(this::empty);
    }
    assertThat(runs).hasValue(2);
  }

  @Test
  void thatGitHubIsDownIsNotTheFaultOfTheWork() {
    AtomicInteger runs = new AtomicInteger();
    Workshop.Job downAtFirst =
        claim -> {
          if (runs.incrementAndGet() < 6) {
            throw new ForgeDown("down", null, null);
          }
        };
    try (Workshop workshop = workshop(downAtFirst, 2)) {
      queue.add(work("pull 1 acme/shop 1"));
      workshop.ring();
      until(this::empty);
    }
    assertThat(runs).hasValue(6);
  }

  @Test
  void anEndlessRecursionIsABugLikeAnyOther() {
    Workshop.Job endless =
        claim -> {
          throw new StackOverflowError("too deep");
        };
    try (Workshop workshop = workshop(endless, 1)) {
      queue.add(work("pull 1 acme/shop 1"));
      workshop.ring();
      until(() -> queue.depth(clock.instant()).parked() == 1);
    }
    assertThat(queue.depth(clock.instant()).running()).isZero();
  }

  @Test
  void whatKillsTheProcessAgainAndAgainIsPutAsideWithoutAnotherRun() {
    AtomicInteger runs = new AtomicInteger();
    List<String> givenUp = new CopyOnWriteArrayList<>();
    queue.add(work("pull 1 acme/shop 1"));
    killedDuring(3);
    try (Workshop workshop = workshop(giving(runs, givenUp::add), 3)) {
      workshop.ring();
      until(() -> queue.depth(clock.instant()).parked() == 1);
    }
    assertThat(runs).hasValue(0);
    assertThat(givenUp).containsExactly("pull 1 acme/shop 1");
  }

  @Test
  void whatWasUnderWayWhenTheProcessWasKilledRunsAgain() {
    AtomicInteger runs = new AtomicInteger();
    List<String> givenUp = new CopyOnWriteArrayList<>();
    queue.add(work("pull 1 acme/shop 1"));
    killedDuring(2);
    try (Workshop workshop = workshop(giving(runs, givenUp::add), 3)) {
      workshop.ring();
      until(this::empty);
    }
    assertThat(runs).hasValue(1);
    assertThat(givenUp).isEmpty();
  }

  @Test
  void whereNothingCanBeMadeSafeItIsTriedAgainBeforeItIsPutAside() {
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger tries = new AtomicInteger();
    queue.add(work("pull 1 acme/shop 1"));
    killedDuring(3);
    Consumer<String> downAtFirst =
        key -> {
          if (tries.incrementAndGet() < 2) {
            throw new ForgeDown("down", null, null);
          }
        };
    try (Workshop workshop = workshop(giving(runs, downAtFirst), 3)) {
      workshop.ring();
      until(() -> queue.depth(clock.instant()).parked() == 1);
    }
    assertThat(runs).hasValue(0);
    assertThat(tries).hasValue(2);
  }

  @Test
  void whatIsDueAndCannotBeClaimedIsLookedAtNowAndThen() {
    AtomicInteger looks = new AtomicInteger();
    CountDownLatch some = new CountDownLatch(3);
    Queue held =
        (Queue)
            Proxy.newProxyInstance(
                Queue.class.getClassLoader(),
                new Class<?>[] {Queue.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "claim" -> {
                        looks.incrementAndGet();
                        some.countDown();
                        yield List.of();
                      }
                      case "nextDue" -> Instant.EPOCH;
                      default -> throw new IllegalStateException(method.getName());
                    });
    Instant begun = Instant.now();
    Retrying retrying = new Retrying(2, 3, Duration.ofMillis(1), new Random(1));
    try (Workshop workshop = new Workshop(held, claim -> {}, retrying, clock)) {
      workshop.open();
      await(some);
    }
    long most = Duration.between(begun, Instant.now()).toMillis() / 50 + 2;
    assertThat(looks.get()).isBetween(3, (int) most);
  }

  /// So many processes claimed it and were killed.
  private void killedDuring(int runs) {
    for (int i = 0; i < runs; i++) {
      assertThat(queue.claim(clock.instant(), Duration.ZERO, 1)).hasSize(1);
    }
  }

  private static Workshop.Job giving(AtomicInteger runs, Consumer<String> givenUp) {
    return new Workshop.Job() {
      @Override
      public void run(Work.Claim claim) {
        runs.incrementAndGet();
      }

      @Override
      public void givenUp(Work.Claim claim) {
        givenUp.accept(claim.key());
      }
    };
  }

  @Test
  void noMoreIsUnderWayAtOnceThanThereAreWorkers() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger all = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(2);
    Workshop.Job slow =
        claim -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          full.countDown();
          await(full);
          now.decrementAndGet();
          all.incrementAndGet();
        };
    try (Workshop workshop = workshop(slow, 1)) {
      for (int i = 0; i < 12; i++) {
        queue.add(work("pull 1 acme/shop " + i));
      }
      workshop.ring();
      until(() -> all.get() == 12);
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void whatDoesNotEndInTimeIsHandedBack() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Workshop workshop =
        workshop(
            claim -> {
              begun.countDown();
              await(never);
            },
            1);
    queue.add(work("pull 1 acme/shop 1"));
    workshop.ring();
    await(begun);
    workshop.close(Duration.ofMillis(50));
    assertThat(queue.depth(clock.instant()).running()).isZero();
    assertThat(queue.depth(clock.instant()).waiting()).isEqualTo(1);
  }

  private Workshop workshop(Workshop.Job job, int attempts) {
    Retrying retrying = new Retrying(2, attempts, Duration.ofMillis(1), new Random(1));
    return new Workshop(queue, job, retrying, clock).open();
  }

  private boolean empty() {
    return queue.nextDue(Instant.MAX).equals(Instant.MAX);
  }

  private Work work(String key) {
    return new Work(key, "1", Work.EVENT, clock.instant(), null);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void until(BooleanSupplier so) {
    Instant end = Instant.now().plusSeconds(20);
    CountDownLatch never = new CountDownLatch(1);
    while (!so.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      try {
        never.await(5, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
