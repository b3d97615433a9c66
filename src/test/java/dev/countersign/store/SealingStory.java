package dev.countersign.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Leaf;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.SignedNote;
import dev.countersign.ledger.proof.SigningKey;
import dev.countersign.ledger.proof.Tree;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Entries get one order without gap or fork, whoever writes and whoever numbers meanwhile.
class SealingStory {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final String ORIGIN = "ledger.example/main";
  private static final SigningKey KEY = SigningKey.make(new SecureRandom());

  private static Entry entry(int number, String title) {
    Sha head = new Sha("a".repeat(40));
    return new Entry(NOON, SHOP, number, head, "verdict", title, "{\"b\": 1.0, \"a\": [\"é\"]}");
  }

  private static Sealing sealing(Store store) {
    return new Sealing(store.chain(), List.of(KEY), ORIGIN);
  }

  private static List<Link> all(Chain chain) {
    List<Link> all = new ArrayList<>();
    chain.read(0, Long.MAX_VALUE, all::add);
    return all;
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whatThreeProcessesWriteWhileThreeNumberItHasOneOrder(Database database) throws Exception {
    try (Stores stores = Stores.open(database, 3);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> under = new ArrayList<>();
      for (int process = 0; process < 3; process++) {
        Store store = stores.of(process);
        int number = process;
        under.add(
            threads.submit(() ->
                IntStream.range(0, 150)
                    .forEach(i -> store.ledger().append(entry(number, "no. " + i)))));
        under.add(threads.submit(() -> sealWhile(store)));
      }
      for (Future<?> each : under) {
        each.get();
      }
      sealing(stores.of(0)).seal(NOON);
      assertOneOrder(stores.of(1).chain(), 450);
      for (int number = 0; number < 3; number++) {
        assertThat(titles(stores.of(2).chain(), number))
            .isEqualTo(IntStream.range(0, 150).mapToObj(i -> "no. " + i).toList());
      }
    }
  }

  private static void sealWhile(Store store) {
    while (sealing(store).number().size() < 300) {
      sealing(store).seal(NOON);
    }
  }

  private static List<String> titles(Chain chain, int number) {
    return all(chain).stream()
        .map(Link::entry)
        .filter(entry -> entry.number() == number)
        .map(Entry::title)
        .toList();
  }

  private static void assertOneOrder(Chain chain, int size) {
    List<Link> all = all(chain);
    assertThat(all).extracting(Link::place).isEqualTo(LongStream.range(0, size).boxed().toList());
    List<Hash> leaves =
        all.stream().map(link -> new Leaf(link.place(), link.entry()).hash()).toList();
    assertThat(chain.leaves(size)).isEqualTo(leaves);
    assertThat(chain.tip().orElseThrow().peaks().root()).isEqualTo(new Tree(leaves).root());
    assertThat(new HashSet<>(chain.keys())).containsExactly(KEY.verifier(ORIGIN));
    assertThat(chain.checkpoints())
        .isNotEmpty()
        .allSatisfy(signed -> {
          SignedNote note = SignedNote.read(signed.note());
          assertThat(note.signers(chain.keys())).isPresent();
          Checkpoint checkpoint = Checkpoint.read(note.text());
          assertThat(checkpoint.size()).isEqualTo(signed.size());
          assertThat(checkpoint.root())
              .isEqualTo(new Tree(leaves.subList(0, (int) signed.size())).root());
        });
    assertThat(chain.checkpoints().getLast().size()).isEqualTo(size);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whoNumbersFromAnOldTreeIsTooLateAndChangesNothing(Database database) {
    try (Stores stores = Stores.open(database, 2)) {
      Chain chain = stores.of(0).chain();
      stores.of(0).ledger().append(entry(1, "first"));
      sealing(stores.of(0)).seal(NOON);
      Chain.Tip old = chain.tip().orElseThrow();
      stores.of(0).ledger().append(entry(1, "second"));
      long key = chain.waiting(9).getFirst().key();
      Hash leaf = Hash.ofLeaf("forged".getBytes(UTF_8));
      Chain.Tip next = new Chain.Tip(old.origin(), old.peaks().plus(leaf));
      sealing(stores.of(1)).number();
      Chain.Tip now = chain.tip().orElseThrow();
      List<Chain.Placed> again = List.of(new Chain.Placed(key, 1, leaf));
      assertThat(chain.extend(old, again, next)).isFalse();
      Chain.Tip more = new Chain.Tip(now.origin(), now.peaks().plus(leaf));
      assertThat(chain.extend(now, List.of(new Chain.Placed(key, 2, leaf)), more)).isFalse();
      assertThat(chain.tip()).contains(now);
      assertThat(all(chain)).extracting(Link::place).containsExactly(0L, 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void nothingNewIsNotSignedAgainAndANameStays(Database database) {
    try (Stores stores = Stores.open(database, 1)) {
      Chain chain = stores.of(0).chain();
      sealing(stores.of(0)).seal(NOON);
      assertThat(chain.checkpoints()).isEmpty();
      stores.of(0).ledger().append(entry(1, "half a \ud83d character"));
      sealing(stores.of(0)).seal(NOON);
      new Sealing(chain, List.of(SigningKey.make(new SecureRandom())), "other.example")
          .seal(NOON.plusSeconds(9));
      assertThat(chain.checkpoints()).hasSize(1);
      assertThat(chain.tip().orElseThrow().origin()).isEqualTo(ORIGIN);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whenAnotherKeyTakesOverWhatTheOldOneSignedIsStillVerified(Database database) {
    try (Stores stores = Stores.open(database, 1)) {
      Chain chain = stores.of(0).chain();
      SigningKey next = SigningKey.make(new SecureRandom());
      stores.of(0).ledger().append(entry(1, "before"));
      sealing(stores.of(0)).seal(NOON);
      stores.of(0).ledger().append(entry(1, "after"));
      new Sealing(chain, List.of(next), ORIGIN).seal(NOON.plusSeconds(1));
      assertThat(chain.keys()).containsExactly(KEY.verifier(ORIGIN), next.verifier(ORIGIN));
      assertThat(chain.checkpoints())
          .extracting(signed -> SignedNote.read(signed.note()).signers(chain.keys()).orElseThrow())
          .containsExactly(List.of(KEY.verifier(ORIGIN)), List.of(next.verifier(ORIGIN)));
    }
  }
}
