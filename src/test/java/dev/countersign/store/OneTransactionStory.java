package dev.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Watched;
import dev.countersign.queue.StoreDown;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A judgement and its entry in the ledger are kept together or not at all.
class OneTransactionStory {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Sha HEAD = new Sha("a".repeat(40));

  @ParameterizedTest
  @EnumSource(Database.class)
  void whereTheLedgerCannotBeWrittenTheJudgementIsNotKeptEither(Database database) {
    try (Store store = Store.open(database.fresh())) {
      store.write(handle -> handle.execute("ALTER TABLE ledger RENAME TO elsewhere"));
      assertThatThrownBy(() -> store.register().keep(watched(), decided()))
          .isInstanceOf(StoreDown.class);
      assertThat(store.register().find(SHOP, 4)).isEmpty();
      store.write(handle -> handle.execute("ALTER TABLE elsewhere RENAME TO ledger"));
      assertThat(store.register().keep(watched(), decided())).isTrue();
      assertThat(store.ledger().of(SHOP, 4)).containsExactly(decided());
    }
  }

  private static Entry decided() {
    return new Entry(NOON, SHOP, 4, HEAD, "verdict", "Passed", "{}");
  }

  private static Watched watched() {
    return new Watched(
        17,
        SHOP,
        4,
        "Title",
        "ada",
        "main",
        HEAD,
        true,
        false,
        1,
        List.of(),
        null,
        List.of(),
        Set.of(),
        java.util.Map.of(),
        NOON);
  }
}
