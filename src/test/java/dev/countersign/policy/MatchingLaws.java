package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.policy.Matching.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MatchingLaws {
  private static final List<Login> PEOPLE =
      List.of(new Login("a"), new Login("b"), new Login("c"), new Login("d"), new Login("e"));

  private final Random random = new Random(20260303);

  private List<Slot> slots(int tiers) {
    Set<Login> givers = some(PEOPLE);
    List<Login> others = PEOPLE.stream().filter(person -> !givers.contains(person)).toList();
    List<Slot> slots = new ArrayList<>();
    for (int slot = random.nextInt(5); slot >= 0; slot--) {
      slots.add(new Slot(random.nextInt(tiers), some(givers), some(others)));
    }
    return slots;
  }

  private Set<Login> some(Iterable<Login> from) {
    Set<Login> some = new TreeSet<>();
    from.forEach(person -> {
      if (random.nextInt(5) < 2) {
        some.add(person);
      }
    });
    return some;
  }

  /// The most that can be filled, tried out: by givers in slots up to a tier; `others` too.
  private static int most(List<Slot> slots, int at, int tier, boolean others, Set<Login> used) {
    if (at == slots.size()) {
      return 0;
    }
    int best = most(slots, at + 1, tier, others, used);
    Set<Login> who = new HashSet<>(slots.get(at).givers());
    who.addAll(others ? slots.get(at).others() : Set.of());
    for (Login person : slots.get(at).tier() <= tier ? who : Set.<Login>of()) {
      if (used.add(person)) {
        best = Math.max(best, 1 + most(slots, at + 1, tier, others, used));
        used.remove(person);
      }
    }
    return best;
  }

  private static long filled(Matching matching, List<Slot> slots, int tier, boolean others) {
    long filled = 0;
    for (int slot = 0; slot < slots.size(); slot++) {
      boolean full = others ? matching.fillable(slot) : matching.giver(slot) != null;
      filled += full && slots.get(slot).tier() <= tier ? 1 : 0;
    }
    return filled;
  }

  @Test
  void asManySlotsAreFilledAsCanBeTheMoreUrgentFirst() {
    for (int round = 0; round < 3000; round++) {
      List<Slot> slots = slots(3);
      Matching matching = new Matching(slots);
      for (int tier = 0; tier < 3; tier++) {
        assertThat(filled(matching, slots, tier, false))
            .as("%s up to %d", slots, tier)
            .isEqualTo(most(slots, 0, tier, false, new HashSet<>()));
      }
    }
  }

  @Test
  void amongAsUrgentSlotsThoseAreLeftOpenThatOthersCanFill() {
    for (int round = 0; round < 3000; round++) {
      List<Slot> slots = slots(1);
      assertThat(filled(new Matching(slots), slots, 0, true))
          .as("%s", slots)
          .isEqualTo(most(slots, 0, 0, true, new HashSet<>()));
    }
  }

  @Test
  void nobodyFillsTwoSlotsOrOneThatIsNotTheirs() {
    for (int round = 0; round < 1000; round++) {
      List<Slot> slots = slots(2);
      Matching matching = new Matching(slots);
      List<Login> seen = new ArrayList<>();
      for (int slot = 0; slot < slots.size(); slot++) {
        Login giver = matching.giver(slot);
        if (giver != null) {
          assertThat(slots.get(slot).givers()).contains(giver);
          seen.add(giver);
        }
      }
      assertThat(seen).doesNotHaveDuplicates();
    }
  }

  @Test
  void theFewestAreFoundAsByTryingThemAll() {
    for (int round = 0; round < 1000; round++) {
      List<Set<Integer>> options = new ArrayList<>();
      for (int option = random.nextInt(8); option >= 0; option--) {
        Set<Integer> covers = new HashSet<>();
        random.ints(random.nextInt(4), 0, 7).forEach(covers::add);
        options.add(covers);
      }
      int goal = covered(options);
      List<Set<Integer>> found =
          new SmallestSet<>(options, MatchingLaws::covered, goal).atMost(options.size());
      assertThat(covered(found)).isEqualTo(goal);
      assertThat(found.size()).as("%s", options).isEqualTo(fewest(options, goal));
    }
  }

  private static int covered(List<Set<Integer>> options) {
    Set<Integer> all = new HashSet<>();
    options.forEach(all::addAll);
    return all.size();
  }

  private static int fewest(List<Set<Integer>> options, int goal) {
    int fewest = options.size();
    for (int mask = 0; mask < 1 << options.size(); mask++) {
      List<Set<Integer>> taken = new ArrayList<>();
      for (int option = 0; option < options.size(); option++) {
        if ((mask >> option & 1) == 1) {
          taken.add(options.get(option));
        }
      }
      fewest = covered(taken) == goal ? Math.min(fewest, taken.size()) : fewest;
    }
    return fewest;
  }

  @Test
  void beyondAllMeasureAFewAreStillFoundThatDo() {
    List<Set<Integer>> options = new ArrayList<>();
    for (int option = 0; option < 60; option++) {
      options.add(Set.of(option / 2, 30 + random.nextInt(30)));
    }
    int goal = covered(options);
    SmallestSet<Set<Integer>> search = new SmallestSet<>(options, MatchingLaws::covered, goal);
    assertThat(covered(search.atMost(60))).isEqualTo(goal);
    assertThat(search.atMost(2)).hasSize(2);
    assertThat(search.atMost(0)).isEmpty();
  }

  @Test
  void whatTheFirstTakenMakesNeedlessIsLeftOutAgain() {
    List<Set<Integer>> options = new ArrayList<>();
    options.add(Set.of(1, 2, 3));
    for (int option = 0; option < 40; option++) {
      options.add(Set.of(100 + option));
    }
    options.add(Set.of(1, 50));
    options.add(Set.of(2, 51));
    options.add(Set.of(3, 52));
    List<Set<Integer>> found =
        new SmallestSet<>(options, MatchingLaws::covered, covered(options)).atMost(60);
    assertThat(found).hasSize(43).doesNotContain(Set.of(1, 2, 3));
  }
}
