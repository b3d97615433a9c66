package dev.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.DiffPrint;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Register.Comment;
import dev.countersign.ledger.Register.Head;
import dev.countersign.ledger.Register.LastPolicy;
import dev.countersign.ledger.Register.Stage;
import dev.countersign.ledger.Watched.Publication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every register keeps to. Each story begins with an empty one.
public abstract class RegisterContract {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Repo OTHER = Repo.of("acme/other");
  private static final Sha A = new Sha("a".repeat(40));
  private static final Sha B = new Sha("b".repeat(64));
  private static final String HOSTILE = "'; DROP TABLE pull; -- \"\" :at ? 🦑 \u202e\r\n\t\\";

  protected abstract Register register();

  /// The ledger to which that register appends.
  protected abstract Ledger ledger();

  private static Watched pull(Repo repo, int number, Sha head, long reading) {
    return new Watched(
        17,
        repo,
        number,
        "Title " + reading,
        "ada",
        "main",
        head,
        true,
        false,
        reading,
        List.of("build", "lint *"),
        null,
        List.of(),
        Set.of(),
        Map.of(),
        NOON.plusSeconds(reading));
  }

  private static Watched shop(int number, long reading) {
    return pull(SHOP, number, A, reading);
  }

  @Test
  public void whatIsKeptIsFoundAsItIs() {
    Publication published =
        new Publication(
            "countersign", A, Long.MAX_VALUE, "success", "p", "r", NOON.minusSeconds(9), NOON);
    Watched full =
        new Watched(
            Long.MAX_VALUE,
            SHOP,
            4,
            HOSTILE,
            "renovate[bot]",
            HOSTILE,
            A,
            true,
            true,
            7,
            List.of("b", "a", HOSTILE),
            "{\"words\": \"" + "#".repeat(1 << 20) + "\"}",
            List.of(published),
            Set.of("user:ada", "team:acme/security"),
            Map.of("user:ada", NOON.minusSeconds(7)),
            NOON);
    assertThat(register().keep(full)).isTrue();
    assertThat(register().find(SHOP, 4)).contains(full);
  }

  @Test
  public void whatWasNeverKeptIsNotFound() {
    assertThat(register().find(SHOP, 4)).isEmpty();
    register().keep(shop(4, 1));
    assertThat(register().find(SHOP, 5)).isEmpty();
    assertThat(register().find(OTHER, 4)).isEmpty();
  }

  @Test
  public void aNewerReadingReplacesAnOlderOne() {
    register().keep(shop(4, 1));
    assertThat(register().keep(shop(4, 2))).isTrue();
    assertThat(register().find(SHOP, 4)).contains(shop(4, 2));
  }

  @Test
  public void anOlderReadingNeverReplacesANewerOne() {
    register().keep(shop(4, 2));
    assertThat(register().keep(shop(4, 1))).isFalse();
    assertThat(register().find(SHOP, 4)).contains(shop(4, 2));
  }

  @Test
  public void theSameReadingMayBeKeptAgainWithWhatWasPublished() {
    register().keep(shop(4, 2));
    Watched published =
        shop(4, 2)
            .withPublished(List.of(new Publication("c", A, 1, "success", "p", "r", NOON, NOON)));
    assertThat(register().keep(published)).isTrue();
    assertThat(register().find(SHOP, 4)).contains(published);
  }

  @Test
  public void whatWasDecidedIsInTheLedgerWithIt() {
    Entry decided = new Entry(NOON, SHOP, 4, A, "verdict", "Passed", "{}");
    assertThat(register().keep(shop(4, 2), decided)).isTrue();
    assertThat(register().find(SHOP, 4)).contains(shop(4, 2));
    assertThat(ledger().of(SHOP, 4)).containsExactly(decided);
  }

  @Test
  public void whatAnOlderReadingDecidedIsNotInTheLedger() {
    register().keep(shop(4, 2));
    Entry late = new Entry(NOON, SHOP, 4, A, "verdict", "Passed", "{}");
    assertThat(register().keep(shop(4, 1), late)).isFalse();
    assertThat(ledger().of(SHOP, 4)).isEmpty();
  }

  @Test
  public void ofManyReadingsAtOnceTheNewestStays() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> kept =
          IntStream.rangeClosed(1, 24)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    return register().keep(shop(4, i * 7 % 25));
                  }))
              .toList();
      start.countDown();
      for (Future<Boolean> one : kept) {
        one.get();
      }
    }
    assertThat(register().find(SHOP, 4)).contains(shop(4, 24));
  }

  @Test
  public void pullRequestsAreFoundByTheirHeadWhileTheyAreOpen() {
    register().keep(pull(SHOP, 9, A, 1));
    register().keep(pull(SHOP, 4, A, 1));
    register().keep(pull(SHOP, 5, B, 1));
    register().keep(pull(SHOP, 6, A, 1).closed(NOON));
    register().keep(pull(OTHER, 4, A, 1));
    assertThat(register().withHead(SHOP, A)).extracting(Watched::number).containsExactly(4, 9);
  }

  @Test
  public void theOpenPullRequestsOfARepositoryAreListedInOrder() {
    register().keep(shop(10, 1));
    register().keep(shop(9, 1));
    register().keep(shop(8, 1).closed(NOON));
    register().keep(pull(OTHER, 1, A, 1));
    assertThat(register().open(SHOP)).extracting(Watched::number).containsExactly(9, 10);
  }

  @Test
  public void theMostRecentlyJudgedComeFirst() {
    register().keep(shop(1, 5));
    register().keep(shop(2, 9));
    register().keep(shop(3, 7));
    register().keep(shop(4, 99).closed(NOON));
    assertThat(register().open(2)).extracting(Watched::number).containsExactly(2, 3);
    assertThat(register().openCount()).isEqualTo(3);
  }

  @Test
  public void aForgottenRepositoryIsWatchedNoLongerAndOlderReadingsDoNotBringItBack() {
    register().keep(shop(4, 3));
    register().keep(pull(OTHER, 4, A, 3));
    register().forget(SHOP);
    assertThat(register().open(SHOP)).isEmpty();
    assertThat(register().openCount()).isEqualTo(1);
    assertThat(register().keep(shop(4, 3))).isFalse();
    assertThat(register().keep(shop(4, 4))).isTrue();
    assertThat(register().open(SHOP)).hasSize(1);
  }

  @Test
  public void whatAHeadWasIsGatheredFromSeveralTellings() {
    DiffPrint diff = new DiffPrint(Map.of(HOSTILE, "1", "src/a.java", "2"));
    register().keepHead(SHOP, 4, new Head(A, new Login("ada"), null, NOON));
    register().keepHead(SHOP, 4, new Head(A, null, diff, NOON.plusSeconds(1)));
    register().keepHead(SHOP, 4, new Head(A, null, null, NOON.plusSeconds(2)));
    assertThat(register().heads(SHOP, 4))
        .isEqualTo(Map.of(A, new Head(A, new Login("ada"), diff, NOON)));
  }

  @Test
  public void whoPushedIsNotChangedAfterwards() {
    register().keepHead(SHOP, 4, new Head(A, null, null, NOON));
    register().keepHead(SHOP, 4, new Head(A, new Login("ada"), null, NOON));
    register().keepHead(SHOP, 4, new Head(A, new Login("eve"), null, NOON));
    assertThat(register().heads(SHOP, 4).values())
        .extracting(Head::pusher)
        .containsExactly(new Login("ada"));
  }

  @Test
  public void theDiffThatWasReadLastStays() {
    DiffPrint later = new DiffPrint(Map.of("a", "2"));
    register().keepHead(SHOP, 4, new Head(A, null, new DiffPrint(Map.of("a", "1")), NOON));
    register().keepHead(SHOP, 4, new Head(A, null, later, NOON));
    assertThat(register().heads(SHOP, 4).values()).extracting(Head::diff).containsExactly(later);
  }

  @Test
  public void pullRequestsAreFoundByEveryHeadTheyEverHad() {
    register().keepHead(SHOP, 9, new Head(A, null, null, NOON));
    register().keepHead(SHOP, 4, new Head(A, null, null, NOON));
    register().keepHead(SHOP, 4, new Head(B, null, null, NOON));
    register().keepHead(OTHER, 5, new Head(A, null, null, NOON));
    assertThat(register().pullsAt(SHOP, A)).containsExactly(4, 9);
    assertThat(register().heads(SHOP, 4)).containsOnlyKeys(A, B);
    assertThat(register().heads(SHOP, 5)).isEmpty();
  }

  @Test
  public void theLastPolicyOfARepositoryIsKept() {
    assertThat(register().lastPolicy(SHOP)).isEmpty();
    LastPolicy first = new LastPolicy(HOSTILE.repeat(2000), null, "acme/.github@a", NOON);
    register().keepPolicy(SHOP, first);
    assertThat(register().lastPolicy(SHOP)).contains(first);
    LastPolicy second = new LastPolicy(null, "version: 1", "acme/shop@b", NOON.plusSeconds(1));
    register().keepPolicy(SHOP, second);
    assertThat(register().lastPolicy(SHOP)).contains(second);
    assertThat(register().lastPolicy(OTHER)).isEmpty();
  }

  @Test
  public void whoIsAskedAgainWasAskedSinceTheFirstTime() {
    Watched asked = shop(4, 1).withAsked(Set.of("user:eve", "refused:no"), NOON);
    Watched again = asked.withAsked(Set.of("user:eve", "user:kim"), NOON.plusSeconds(60));
    register().keep(again);
    assertThat(register().find(SHOP, 4).orElseThrow().since())
        .isEqualTo(Map.of("user:eve", NOON, "user:kim", NOON.plusSeconds(60)));
  }

  @Test
  public void itCountsForHowManyOpenPullRequestsEachIsAsked() {
    register().keep(shop(4, 1).withAsked(Set.of("user:eve", "team:acme/leads"), NOON));
    register().keep(shop(5, 1).withAsked(Set.of("user:eve", "refused:no"), NOON));
    register().keep(shop(6, 1).withAsked(Set.of("user:eve"), NOON));
    register().keep(shop(7, 1).withAsked(Set.of("user:eve"), NOON).closed(NOON));
    assertThat(register().asked(SHOP, 6)).isEqualTo(Map.of("user:eve", 2, "team:acme/leads", 1));
  }

  @Test
  public void headsOfWhatIsOpenNoLongerAreForgottenAfterATime() {
    register().keep(shop(4, 1));
    register().keep(shop(5, 1).closed(NOON));
    for (int number : List.of(4, 5, 6)) {
      register().keepHead(SHOP, number, new Head(A, null, null, NOON));
    }
    register().keepHead(SHOP, 6, new Head(B, null, null, NOON.plusSeconds(5)));
    assertThat(register().forgetHeads(NOON)).isZero();
    assertThat(register().forgetHeads(NOON.plusSeconds(1))).isEqualTo(2);
    assertThat(register().pullsAt(SHOP, A)).containsExactly(4);
    assertThat(register().pullsAt(SHOP, B)).containsExactly(6);
  }

  @Test
  public void everybodyHearsThatMembershipsChanged() {
    assertThat(register().peopleChanges(17)).isZero();
    register().peopleChanged(17);
    register().peopleChanged(17);
    register().peopleChanged(18);
    assertThat(register().peopleChanges(17)).isEqualTo(2);
  }

  @Test
  public void howFarSomethingCameIsKept() {
    assertThat(register().reached("deliveries")).isEmpty();
    register().reach("deliveries", NOON);
    register().reach("deliveries", NOON.plusSeconds(1));
    assertThat(register().reached("deliveries")).contains(NOON.plusSeconds(1));
  }

  private static Ruling ruling(long comment, int place, long second) {
    return new Ruling(
        new Ruling.Source(comment, place, NOON.plusSeconds(second)),
        new Login("dana"),
        Ruling.Kind.WAIVER,
        HOSTILE,
        HOSTILE,
        A,
        second > 1 ? NOON : null);
  }

  private static Entry ruled(String title) {
    return new Entry(NOON, SHOP, 4, A, "waiver", title, "{}");
  }

  @Test
  public void whatIsRuledIsKeptOnceWithItsEntryInTheOrderInWhichItWasSaid() {
    assertThat(register().keepRuling(SHOP, 4, ruling(9, 0, 2), ruled("b"))).isTrue();
    assertThat(register().keepRuling(SHOP, 4, ruling(8, 1, 1), ruled("a"))).isTrue();
    assertThat(register().keepRuling(SHOP, 4, ruling(8, 0, 1), ruled("a"))).isTrue();
    assertThat(register().keepRuling(SHOP, 4, ruling(9, 0, 2), ruled("b"))).isFalse();
    assertThat(register().rulings(SHOP, 4))
        .containsExactly(ruling(8, 0, 1), ruling(8, 1, 1), ruling(9, 0, 2));
    assertThat(register().rulings(SHOP, 5)).isEmpty();
    assertThat(register().rulings(OTHER, 4)).isEmpty();
    assertThat(ledger().of(SHOP, 4)).extracting(Entry::title).containsExactly("b", "a", "a");
  }

  @Test
  public void aCommentIsKeptAsItWasFirstHeardAndAnsweredOnce() {
    assertThat(register().comment(SHOP, 9)).isEmpty();
    register().keepStage(SHOP, 9, Stage.ANSWERED);
    register().keepComment(SHOP, 9, HOSTILE, NOON);
    assertThat(register().comment(SHOP, 9)).contains(new Comment(HOSTILE, Stage.HEARD));
    register().keepStage(SHOP, 9, Stage.ANSWERING);
    register().keepComment(SHOP, 9, "edited", NOON);
    assertThat(register().comment(SHOP, 9)).contains(new Comment(HOSTILE, Stage.ANSWERING));
    register().keepStage(SHOP, 9, Stage.ANSWERED);
    assertThat(register().comment(SHOP, 9)).contains(new Comment(HOSTILE, Stage.ANSWERED));
    assertThat(register().comment(OTHER, 9)).isEmpty();
  }
}
