package dev.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Findings.Found;
import dev.countersign.ledger.Findings.Mark;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every keeper of findings keeps to. Each story begins with none.
public abstract class FindingsContract {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Sha HEAD = new Sha("a".repeat(40));
  private static final Found PUSH = new Found(SHOP, "direct push", "main a", "pushed", NOON);

  protected abstract Findings findings();

  protected abstract Ledger ledger();

  private static Entry entry(String title, Instant at) {
    return new Entry(at, SHOP, 0, HEAD, "unrecorded-commit", title, "{}");
  }

  @Test
  public void whatIsOpenIsNotOpenedAgainAndTheLedgerTellsItOnce() {
    assertThat(findings().open(PUSH, entry("one", NOON))).isTrue();
    assertThat(findings().open(PUSH, entry("two", NOON))).isFalse();
    assertThat(findings().open(SHOP)).containsExactly(PUSH);
    assertThat(ledger().of(SHOP, 0)).extracting(Entry::title).containsExactly("one");
  }

  @Test
  public void whatWasMendedMayBeFoundAgain() {
    Found later = new Found(SHOP, "direct push", "main a", "again", NOON.plusSeconds(9));
    findings().open(PUSH, entry("one", NOON));
    assertThat(findings().close(PUSH, entry("mended", NOON))).isTrue();
    assertThat(findings().close(PUSH, entry("mended again", NOON))).isFalse();
    assertThat(findings().open(SHOP)).isEmpty();
    assertThat(findings().open(later, entry("two", NOON))).isTrue();
    assertThat(findings().open(SHOP)).containsExactly(later);
    assertThat(ledger().of(SHOP, 0))
        .extracting(Entry::title)
        .containsExactly("one", "mended", "two");
  }

  @Test
  public void thoseOfEverywhereAreToldNewestFirstAndNoMoreThanAskedFor() {
    Repo other = Repo.of("acme/other");
    Found later = new Found(other, "fence", "main x", "open", NOON.plusSeconds(9));
    findings().open(PUSH, entry("one", NOON));
    findings().open(later, entry("two", NOON));
    assertThat(findings().open(10)).containsExactly(later, PUSH);
    assertThat(findings().open(1)).containsExactly(later);
    assertThat(findings().open(other)).containsExactly(later);
  }

  @Test
  public void howFarABranchWasLookedThroughIsKept() {
    assertThat(findings().mark(SHOP, "main")).isEmpty();
    findings().mark(SHOP, "main", new Mark(HEAD, NOON));
    Mark later = new Mark(new Sha("b".repeat(40)), NOON.plusSeconds(9));
    findings().mark(SHOP, "main", later);
    assertThat(findings().mark(SHOP, "main")).contains(later);
    assertThat(findings().mark(SHOP, "other")).isEmpty();
  }
}
