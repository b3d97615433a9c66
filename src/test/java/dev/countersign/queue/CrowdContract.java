package dev.countersign.queue;

import static dev.countersign.queue.QueueScene.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds when many use the queue at once, each from a process of its own.
interface CrowdContract extends QueueScene {
  /// Lets all begin at the same moment, and waits for all.
  private static <T> List<T> together(List<Callable<T>> all)
      throws InterruptedException, ExecutionException {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newCachedThreadPool()) {
      List<Future<T>> results =
          all.stream()
              .map(one ->
                  threads.submit(() -> {
                    start.await();
                    return one.call();
                  }))
              .toList();
      start.countDown();
      List<T> done = new ArrayList<>();
      for (Future<T> result : results) {
        done.add(result.get());
      }
      return done;
    }
  }

  private static <T> List<Callable<T>> each(int count, java.util.function.IntFunction<T> what) {
    return IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> what.apply(i)).toList();
  }

  @Test
  @Timeout(60)
  default void aDeliveryThatComesToManyAtOnceIsKeptByOne() throws Exception {
    List<Boolean> kept =
        together(
            each(
                12,
                i ->
                    queue(i)
                        .accept(
                            delivery("g", NOON),
                            List.of(QueueScene.event("pr", NOON, "from " + i)))));
    assertThat(kept).containsOnlyOnce(true);
    assertThat(claimOne(NOON).notes()).hasSize(1);
  }

  @Test
  @Timeout(60)
  default void deliveriesThatCauseTheSameWorkInAnotherOrderDoNotWaitForEachOther()
      throws Exception {
    Work a = QueueScene.event("a", NOON, "x");
    Work b = QueueScene.event("b", NOON, "x");
    List<Boolean> kept =
        together(
            each(
                60,
                i ->
                    queue(i)
                        .accept(
                            delivery("g" + i, NOON), i % 2 == 0 ? List.of(a, b) : List.of(b, a))));
    assertThat(kept).doesNotContain(false);
    assertThat(claim(NOON, 9)).allSatisfy(claim -> assertThat(claim.notes()).hasSize(60));
  }

  @Test
  @Timeout(60)
  default void aPieceOfWorkIsClaimedByOne() throws Exception {
    IntStream.range(0, 30).forEach(i -> queue(0).add(QueueScene.event("pr" + i, NOON, "x")));
    List<List<Work.Claim>> claims = together(each(16, i -> queue(i).claim(NOON, MINUTE, 4)));
    assertThat(claims.stream().flatMap(List::stream).map(Work.Claim::key)).doesNotHaveDuplicates();
  }

  @Test
  @Timeout(60)
  default void aDeadRunIsTakenUpByOne() throws Exception {
    IntStream.range(0, 9).forEach(i -> queue(0).add(QueueScene.event("pr" + i, NOON, "x")));
    queue(0).claim(NOON, MINUTE, 9);
    List<List<Work.Claim>> claims =
        together(each(8, i -> queue(i).claim(NOON.plus(MINUTE), MINUTE, 9)));
    assertThat(claims.stream().flatMap(List::stream).map(Work.Claim::key))
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(9);
    assertThat(claims.stream().flatMap(List::stream))
        .allSatisfy(claim -> assertThat(claim.attempts()).isEqualTo(1));
  }

  /// Eight workers and four that wish, on ten subjects, until all is done.
  @Test
  @Timeout(60)
  default void noSubjectIsWorkedOnTwiceAtOnceAndEveryWishIsFollowedByARun() throws Exception {
    Crowd crowd = new Crowd(this, 10, 4);
    List<Callable<Integer>> all = new ArrayList<>(each(4, crowd::wish));
    all.addAll(each(8, crowd::work));
    int runs = together(all).stream().mapToInt(Integer::intValue).sum();
    assertThat(crowd.twiceAtOnce).hasValue(0);
    assertThat(crowd.seen).isEqualTo(crowd.wished);
    assertThat(runs).isBetween(10, 4 * Crowd.WISHES);
  }

  /// Those who wish and those who work.
  final class Crowd {
    static final int WISHES = 60;

    private final QueueScene scene;
    private final int subjects;
    private final CountDownLatch wishing;
    private final AtomicInteger twiceAtOnce = new AtomicInteger();
    private final Map<String, Integer> running = new ConcurrentHashMap<>();
    private final Map<String, Integer> wished = new ConcurrentHashMap<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    Crowd(QueueScene scene, int subjects, int wishers) {
      this.scene = scene;
      this.subjects = subjects;
      this.wishing = new CountDownLatch(wishers);
    }

    /// What is wished for is there before the wish, as the code host is before its event.
    int wish(int who) {
      for (int i = 0; i < WISHES; i++) {
        String key = "pr" + (i * 7 + who) % subjects;
        wished.merge(key, 1, Integer::sum);
        scene.queue(who).add(QueueScene.event(key, NOON, "x"));
      }
      wishing.countDown();
      return 0;
    }

    int work(int who) {
      Queue queue = scene.queue(who);
      int runs = 0;
      while (wishing.getCount() > 0 || !queue.nextDue(NEVER).equals(NEVER)) {
        List<Work.Claim> claims = queue.claim(NOON.plus(MINUTE), MINUTE, 2);
        claims.forEach(claim -> run(queue, claim));
        runs += claims.size();
      }
      return runs;
    }

    private void run(Queue queue, Work.Claim claim) {
      if (running.merge(claim.key(), 1, Integer::sum) > 1) {
        twiceAtOnce.incrementAndGet();
      }
      int now = wished.getOrDefault(claim.key(), 0);
      seen.put(claim.key(), now);
      running.merge(claim.key(), -1, Integer::sum);
      queue.done(claim, NOON);
    }
  }
}
