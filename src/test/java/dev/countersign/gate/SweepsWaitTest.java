package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.forge.Forge;
import dev.countersign.forge.ForgeDown;
import dev.countersign.ledger.MemoryAftercare;
import dev.countersign.ledger.MemoryLedger;
import dev.countersign.ledger.MemoryRegister;
import dev.countersign.queue.MemoryQueue;
import dev.countersign.queue.Work;
import dev.countersign.rulebook.Rulebook;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The last requests of an hour are for what people do.
class SweepsWaitTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final List<String> asked = new ArrayList<>();
  private final Stories stories = stories();

  private Stories stories() {
    Forge forge =
        (Forge)
            Proxy.newProxyInstance(
                Forge.class.getClassLoader(),
                new Class<?>[] {Forge.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("scarce")) {
                    return Optional.of(Duration.ofMinutes(20));
                  }
                  asked.add(method.getName());
                  return List.of();
                });
    MemoryLedger ledger = new MemoryLedger();
    Ports ports =
        new Ports(
            forge,
            new MemoryQueue(),
            new MemoryRegister(ledger),
            ledger,
            new MemoryAftercare(ledger));
    Links links = new Links("http://localhost", "http://localhost", "secret");
    return new Stories(
        ports,
        new PolicyShelf(new Rulebook(), null, ports.register()),
        new Publisher(ports, links, Pace.USUAL),
        () -> NOON);
  }

  private static Work.Claim claim(int urgency) {
    return new Work.Claim(
        new Subject.Discovery(17).key(), "17", urgency, 1, "lease", 0, 0, List.of());
  }

  @Test
  void aSweepWaitsWhereLittleIsLeft() {
    ForgeDown down = catchThrowableOfType(ForgeDown.class, () -> stories.run(claim(Work.SWEEP)));
    assertThat(down.waitFor()).isEqualTo(Duration.ofMinutes(20));
    assertThat(asked).isEmpty();
  }

  @Test
  void anEventDoesNotWait() {
    stories.run(claim(Work.EVENT));
    stories.run(claim(Work.PERSON));
    assertThat(asked).containsExactly("repositories", "repositories");
  }
}
