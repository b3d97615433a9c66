package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.forge.Forge;
import dev.countersign.ledger.MemoryAftercare;
import dev.countersign.ledger.MemoryLedger;
import dev.countersign.ledger.MemoryRegister;
import dev.countersign.ledger.Register;
import dev.countersign.queue.MemoryQueue;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A membership that changed is heard of by one process and forgotten by all.
class MemoriesTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final Register register = new MemoryRegister(ledger);
  private final List<String> forgotten = new ArrayList<>();
  private final Memories one = process("one");
  private final Memories other = process("other");

  private Memories process(String name) {
    Forge forge =
        (Forge)
            Proxy.newProxyInstance(
                Forge.class.getClassLoader(),
                new Class<?>[] {Forge.class},
                (proxy, method, arguments) -> {
                  forgotten.add(name + " " + method.getName() + " " + arguments[0]);
                  return null;
                });
    return new Memories(
        new Ports(forge, new MemoryQueue(), register, ledger, new MemoryAftercare(ledger)));
  }

  @Test
  void everyProcessForgetsOnce() {
    one.refresh(17);
    other.refresh(17);
    register.peopleChanged(17);
    for (int i = 0; i < 3; i++) {
      one.refresh(17);
      other.refresh(17);
    }
    assertThat(forgotten).containsExactly("one forgetPeople 17", "other forgetPeople 17");
  }

  @Test
  void whatOtherInstallationsRememberStays() {
    one.refresh(17);
    register.peopleChanged(18);
    one.refresh(17);
    assertThat(forgotten).isEmpty();
  }

  @Test
  void whoRemembersNothingYetHasNothingToForget() {
    register.peopleChanged(17);
    one.refresh(17);
    assertThat(forgotten).isEmpty();
  }
}
