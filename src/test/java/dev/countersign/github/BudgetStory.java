package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.forge.ForgeDown;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What one installation may ask of GitHub at once, in a second and in an hour.
class BudgetStory {
  private final MovingClock clock = new MovingClock();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private final Budget budget = new Budget(clock, pauses::add, shares::add);

  private static Outgoing request(String method, String path) {
    return request(method, "https://api.github.com", path);
  }

  private static Outgoing request(String method, String host, String path) {
    return new Outgoing(method, URI.create(host + path), Map.of(), null, "");
  }

  private Answer answer(int remaining) {
    long reset = clock.instant().plus(Duration.ofMinutes(20)).getEpochSecond();
    Map<String, List<String>> headers =
        Map.of(
            "x-ratelimit-limit", List.of("5000"),
            "x-ratelimit-remaining", List.of("" + remaining),
            "x-ratelimit-reset", List.of("" + reset),
            "x-ratelimit-resource", List.of("core"));
    return new Answer(200, HttpHeaders.of(headers, (name, value) -> true), "{}");
  }

  private void read(int remaining) {
    budget.spend(request("GET", "/repos/acme/shop"), () -> answer(remaining));
  }

  private void write() {
    budget.spend(request("POST", "/repos/acme/shop/check-runs"), () -> answer(4000));
  }

  @Test
  void theLastTenthOfAnHourIsForWhatPeopleDo() {
    read(501);
    assertThat(budget.scarce()).isEmpty();
    read(500);
    assertThat(budget.scarce()).contains(Duration.ofMinutes(20));
    clock.turn(Duration.ofMinutes(21));
    assertThat(budget.scarce()).isEmpty();
  }

  @Test
  void writesAreSpacedAfterTheFirstSixty() {
    read(4000);
    for (int i = 0; i < 62; i++) {
      write();
    }
    assertThat(pauses.subList(0, 60)).containsOnly(Duration.ZERO);
    assertThat(pauses.subList(60, 62))
        .containsExactly(Duration.ofMillis(334), Duration.ofMillis(668));
    clock.turn(Duration.ofSeconds(30));
    write();
    assertThat(pauses.getLast()).isEqualTo(Duration.ZERO);
  }

  @Test
  void whatWouldWaitTooLongIsDoneLater() {
    read(4000);
    for (int i = 0; i < 89; i++) {
      write();
    }
    ForgeDown down = catchThrowableOfType(ForgeDown.class, this::write);
    assertThat(down.waitFor()).isGreaterThan(Duration.ofSeconds(10));
  }

  @Test
  void aServerOfOnesOwnIsSparedOnlyOnceItSaysThatTooMuchIsAsked() {
    String own = "https://github.acme.example/api/v3";
    for (int i = 0; i < 500; i++) {
      budget.spend(request("PATCH", own, "/repos/acme/shop/check-runs/1"), () -> answer(4000));
    }
    assertThat(pauses).containsOnly(Duration.ZERO);
    budget.spend(request("PATCH", own, "/repos/acme/shop/check-runs/1"), BudgetStory::tooMuch);
    for (int i = 0; i < 61; i++) {
      budget.spend(request("PATCH", own, "/repos/acme/shop/check-runs/1"), () -> answer(4000));
    }
    assertThat(pauses.getLast()).isEqualTo(Duration.ofMillis(334));
    clock.turn(Duration.ofMinutes(61));
    budget.spend(request("PATCH", own, "/repos/acme/shop/check-runs/1"), () -> answer(4000));
    assertThat(pauses.getLast()).isEqualTo(Duration.ZERO);
  }

  private static Answer tooMuch() {
    Map<String, List<String>> headers = Map.of("retry-after", List.of("60"));
    return new Answer(403, HttpHeaders.of(headers, (name, value) -> true), "{}");
  }

  @Test
  void aQuestionInGraphQlIsNoWrite() {
    read(4000);
    budget.spend(request("POST", "/api/graphql"), () -> answer(4000));
    assertThat(pauses).isEmpty();
  }

  @Test
  void atMostAHundredRequestsAreUnderWayAtOnce() throws InterruptedException {
    CountDownLatch full = new CountDownLatch(100);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 130; i++) {
        threads.execute(() -> budget.spend(request("GET", "/"), () -> held(now, most, full, go)));
      }
      full.await();
      go.countDown();
    }
    assertThat(most).hasValue(100);
  }

  private Answer held(
      AtomicInteger now, AtomicInteger most, CountDownLatch full, CountDownLatch go) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    full.countDown();
    try {
      go.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    now.decrementAndGet();
    return answer(4000);
  }
}
