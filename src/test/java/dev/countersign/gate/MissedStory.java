package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.forge.Forge;
import dev.countersign.forge.Tried;
import dev.countersign.ledger.MemoryAftercare;
import dev.countersign.ledger.MemoryLedger;
import dev.countersign.ledger.MemoryRegister;
import dev.countersign.ledger.Register;
import dev.countersign.queue.MemoryQueue;
import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What GitHub could not deliver is asked for again, politely and not for ever.
class MissedStory {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final MemoryLedger ledger = new MemoryLedger();
  private final Register register = new MemoryRegister(ledger);
  private final MemoryQueue queue = new MemoryQueue();
  private final List<Tried> tried = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private Instant now = NOON;
  private final Missed missed =
      new Missed(
          new Ports(forge(), queue, register, ledger, new MemoryAftercare(ledger)), () -> now);

  private Forge forge() {
    return (Forge)
        Proxy.newProxyInstance(
            Forge.class.getClassLoader(),
            new Class<?>[] {Forge.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("installations")) {
                return List.of(17L, 18L);
              }
              asked.add(method.getName() + " " + arguments[0]);
              Instant since = (Instant) arguments[0];
              return tried.stream().filter(one -> !one.at().isBefore(since)).toList();
            });
  }

  private void tried(long id, String guid, Duration ago, boolean taken) {
    tried.add(new Tried(id, guid, now.minus(ago), taken, "push"));
  }

  private void kept(String guid) {
    queue.accept(new Queue.Received("7", guid, "push", "{}", now), List.of());
  }

  /// What waits, as `seconds from now: key`, in the order in which it is due.
  private List<String> waiting() {
    List<String> waiting = new ArrayList<>();
    for (int second = 0; second < 700; second++) {
      int at = second;
      queue.claim(now.plusSeconds(at), Duration.ofDays(1), 1000).stream()
          .map(Work.Claim::key)
          .sorted()
          .forEach(key -> waiting.add(at + ": " + key));
    }
    return waiting;
  }

  @Test
  void whatDidNotArriveIsAskedForOneASecondOldestFirst() {
    tried(3, "c", Duration.ofMinutes(5), false);
    tried(2, "b", Duration.ofMinutes(6), false);
    tried(1, "a", Duration.ofMinutes(7), true);
    kept("a");
    missed.look();
    assertThat(waiting()).containsExactly("0: again 0 2", "1: again 0 3");
  }

  @Test
  void whatArrivedLaterOrWasKeptBeforeTheAnswerGotLostIsNotAskedFor() {
    tried(1, "a", Duration.ofMinutes(9), false);
    tried(2, "a", Duration.ofMinutes(8), true);
    tried(3, "b", Duration.ofMinutes(7), false);
    kept("a");
    kept("b");
    missed.look();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatWasAcknowledgedAndIsNotThereAnyMoreIsAskedForToo() {
    tried(1, "a", Duration.ofMinutes(9), true);
    missed.look();
    assertThat(waiting()).containsExactly("0: again 0 1");
  }

  @Test
  void whatMayStillBeUnderWayIsLookedAtTheNextTime() {
    tried(1, "a", Duration.ofSeconds(90), false);
    missed.look();
    assertThat(waiting()).isEmpty();
    now = now.plus(Duration.ofMinutes(10));
    missed.look();
    assertThat(waiting()).containsExactly("0: again 0 1");
  }

  @Test
  void afterFiveAttemptsItIsLeft() {
    for (int i = 0; i < 5; i++) {
      tried(i, "a", Duration.ofMinutes(50 - i * 10), false);
    }
    missed.look();
    assertThat(waiting()).isEmpty();
    assertThat(register.reached("deliveries")).contains(NOON.minusSeconds(120));
  }

  @Test
  void theNextLookBeginsWhereSomethingIsStillToCome() {
    tried(1, "a", Duration.ofMinutes(40), false);
    missed.look();
    assertThat(register.reached("deliveries")).contains(NOON.minus(Duration.ofMinutes(40)));
    now = now.plus(Duration.ofMinutes(10));
    kept("a");
    missed.look();
    assertThat(asked)
        .containsExactly(
            "tried " + NOON.minus(Duration.ofHours(1)),
            "tried " + NOON.minus(Duration.ofMinutes(40)));
    assertThat(register.reached("deliveries")).contains(now.minusSeconds(120));
  }

  @Test
  void oneLookServesAllProcesses() {
    missed.look();
    now = now.plus(Duration.ofMinutes(8));
    missed.look();
    assertThat(asked).hasSize(1);
  }

  @Test
  void noMoreIsAskedForThanFitsBetweenTwoLooks() {
    for (int i = 0; i < 2000; i++) {
      tried(i, "guid " + i, Duration.ofMinutes(5), false);
    }
    missed.look();
    assertThat(waiting()).hasSize(540);
  }

  @Test
  void afterALongTimeEverythingIsJudgedAgain() {
    register.reach("deliveries", NOON.minus(Duration.ofDays(9)));
    missed.look();
    assertThat(asked).containsExactly("tried " + NOON.minus(Duration.ofDays(3)));
    assertThat(waiting()).containsExactly("0: installation 17", "0: installation 18");
  }
}
