package dev.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every ledger keeps to. Each story begins with an empty one.
public abstract class LedgerContract {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Sha HEAD = new Sha("a".repeat(40));

  protected abstract Ledger ledger();

  private static Entry entry(int number, String title, Instant at) {
    return new Entry(at, SHOP, number, HEAD, "verdict", title, "{\"a\": 1}");
  }

  @Test
  public void whatIsAddedIsReadAsItIs() {
    Entry entry = entry(4, "held: 'Rollback' is missing", NOON);
    ledger().append(entry);
    assertThat(ledger().of(SHOP, 4)).containsExactly(entry);
  }

  @Test
  public void entriesStayInTheOrderInWhichTheyWereAddedWhateverTheClockSays() {
    List<Entry> all =
        IntStream.range(0, 30).mapToObj(i -> entry(4, "no. " + i, NOON.minusSeconds(i))).toList();
    all.forEach(ledger()::append);
    assertThat(ledger().of(SHOP, 4)).isEqualTo(all);
  }

  @Test
  public void theSameEntryTwiceIsTwoEntries() {
    ledger().append(entry(4, "passed", NOON));
    ledger().append(entry(4, "passed", NOON));
    assertThat(ledger().of(SHOP, 4)).hasSize(2);
  }

  @Test
  public void onlyThePullRequestThatIsAskedForIsTold() {
    ledger().append(entry(4, "of 4", NOON));
    ledger().append(entry(5, "of 5", NOON));
    assertThat(ledger().of(SHOP, 5)).extracting(Entry::title).containsExactly("of 5");
    assertThat(ledger().of(Repo.of("acme/other"), 4)).isEmpty();
  }

  @Test
  public void hostileTextIsKeptAsItIs() {
    String text = "'; DROP TABLE ledger; -- \"\" :at ? 🦑 \u202e\r\n\t";
    Entry entry = new Entry(NOON, SHOP, 4, HEAD, text, text, text.repeat(20_000));
    ledger().append(entry);
    assertThat(ledger().of(SHOP, 4)).containsExactly(entry);
  }

  @Test
  public void aCharacterThatADatabaseCannotHoldLosesNoEntry() {
    ledger().append(entry(4, "a\0b", NOON));
    assertThat(ledger().of(SHOP, 4)).hasSize(1);
  }
}
