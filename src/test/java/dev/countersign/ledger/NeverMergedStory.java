package dev.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.audit.Changes;
import dev.countersign.ledger.report.FactReader;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Of pull requests that are never merged, however many there are, what their verdicts say is not
/// held in memory while the ledger is read. Each of these says a megabyte.
class NeverMergedStory {
  private static final int PULLS = 80;
  private static final int MEGABYTE = 1 << 20;
  private static final int FEW = 10 * MEGABYTE;

  private final AtomicLong grown = new AtomicLong();

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Link verdict(int number) {
    String words = "%07d ".formatted(number).repeat(MEGABYTE / 8);
    String detail =
        """
        {"author":"ann","title":"Title","account":{"type":"Normal","rules":[{"remarks":"%s"}]}}
        """
            .formatted(words);
    Sha head = new Sha("%040x".formatted(number));
    Entry entry =
        new Entry(Instant.EPOCH, Repo.of("acme/shop"), number, head, "verdict", "decided", detail);
    return new Link(number, entry, "leaf");
  }

  /// A ledger of verdicts alone, that looks how much memory whoever read it holds at the end.
  private Chain verdicts() {
    return (Chain)
        Proxy.newProxyInstance(
            Chain.class.getClassLoader(),
            new Class<?>[] {Chain.class},
            (_, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("read");
              @SuppressWarnings("unchecked")
              Consumer<Link> reader = (Consumer<Link>) arguments[2];
              long before = used();
              for (int i = 0; i < PULLS; i++) {
                reader.accept(verdict(i));
              }
              grown.set(used() - before);
              return null;
            });
  }

  @Test
  void inTheFactsOfAReport() {
    assertThat(FactReader.read(verdicts(), _ -> true).extent().counted()).isEqualTo(PULLS);
    assertThat(grown.get()).isLessThan(FEW);
  }

  @Test
  void inAChangeLog() {
    Changes changes = new Changes(verdicts());
    changes.each((_, _) -> {});
    assertThat(grown.get()).isLessThan(FEW);
  }
}
