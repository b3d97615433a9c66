package dev.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Aftercare.Fact;
import dev.countersign.ledger.Aftercare.Owed;
import dev.countersign.ledger.Aftercare.Promised;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What everything that keeps what is owed after a merge promises.
public abstract class AftercareContract {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Sha HEAD = new Sha("a".repeat(40));
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  protected abstract Aftercare aftercare();

  /// Another process's view of the same.
  protected abstract Ledger ledger();

  private static Owed opened(String name, @Nullable Instant due) {
    return new Owed(7, SHOP, 3, name, 1, NOON, due, List.of("bob"), 12, null, false, null, "", "");
  }

  private static Entry entry(String title) {
    return new Entry(NOON, SHOP, 3, HEAD, "obligation", title, "{}");
  }

  private List<String> recorded() {
    return ledger().of(SHOP, 3).stream().map(Entry::title).toList();
  }

  @Test
  void whatHappenedIsKeptOnceAndInTheOrderOfTime() {
    Fact later = new Fact("merged", NOON.plusSeconds(9), "{}");
    Fact first = new Fact("review 4", NOON, "{\"by\":\"eve\"}");

    assertThat(aftercare().happened(SHOP, 3, later)).isTrue();
    assertThat(aftercare().happened(SHOP, 3, first)).isTrue();
    assertThat(aftercare().happened(SHOP, 3, new Fact("merged", NOON, "other"))).isFalse();
    assertThat(aftercare().facts(SHOP, 3)).containsExactly(first, later);
    assertThat(aftercare().facts(SHOP, 4)).isEmpty();
  }

  @Test
  void whatWasPromisedFirstStays() {
    aftercare().promise(SHOP, 3, new Promised(HEAD, "[1]"));
    aftercare().promise(SHOP, 3, new Promised(HEAD, "[2]"));

    assertThat(aftercare().promised(SHOP, 3)).contains(new Promised(HEAD, "[1]"));
    assertThat(aftercare().promised(SHOP, 4)).isEmpty();
  }

  @Test
  void everyStepIsTakenOnceAndRecordedWithIt() {
    Owed retro = opened("Retro", NOON.plusSeconds(60));
    Owed reminded = retro.remindedAt(NOON.plusSeconds(30), false);
    Owed overdue = reminded.remindedAt(NOON.plusSeconds(60), true);
    Owed done = overdue.doneAt(NOON.plusSeconds(90), "bob", "all of it");

    assertThat(aftercare().step(retro, entry("opened"))).isTrue();
    assertThat(aftercare().step(retro, entry("opened"))).isFalse();
    assertThat(aftercare().step(reminded, entry("reminded"))).isTrue();
    assertThat(aftercare().step(reminded, entry("reminded"))).isFalse();
    assertThat(aftercare().step(done, entry("too early"))).isFalse();
    assertThat(aftercare().step(overdue, entry("overdue"))).isTrue();
    assertThat(aftercare().step(done, entry("done"))).isTrue();
    assertThat(recorded()).containsExactly("opened", "reminded", "overdue", "done");
    assertThat(aftercare().owed(SHOP, 3)).containsExactly(done);
  }

  @Test
  void anObligationIsFoundByItsIssue() {
    Owed retro = opened("Retro", null);
    aftercare().step(retro, entry("opened"));

    assertThat(aftercare().withIssue(SHOP, 12)).contains(retro);
    assertThat(aftercare().withIssue(SHOP, 13)).isEmpty();
  }

  @Test
  void whatIsOpenIsListedByWhenItIsDue() {
    Owed endless = opened("Endless", null);
    Owed late = opened("Late", NOON.plusSeconds(99));
    Owed early = opened("Early", NOON.plusSeconds(9));
    Owed settled = opened("Settled", NOON);
    List.of(endless, late, early, settled).forEach(each -> aftercare().step(each, entry("opened")));
    aftercare().step(settled.doneAt(NOON, "bob", "so"), entry("done"));

    assertThat(aftercare().open(2)).containsExactly(early, late);
    assertThat(aftercare().open(9)).containsExactly(early, late, endless);
  }

  @Test
  void whoStillOwesIsFoundByTheCommit() {
    Owed retro = opened("Retro", null);
    aftercare().promise(SHOP, 3, new Promised(HEAD, "[]"));
    assertThat(aftercare().owing(SHOP, HEAD)).isEmpty();

    aftercare().step(retro, entry("opened"));
    assertThat(aftercare().owing(SHOP, HEAD)).containsExactly(3);

    aftercare().step(retro.doneAt(NOON, "bob", "so"), entry("done"));
    assertThat(aftercare().owing(SHOP, HEAD)).isEmpty();
  }
}
