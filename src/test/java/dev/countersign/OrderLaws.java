package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Delivery;
import dev.countersign.sandbox.SimulatedPull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order in which events come, and how often, never changes what is published in the end.
class OrderLaws {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyOrderEndsTheSame(long seed) {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      SimulatedPull passed = TownPolicy.plain(town);
      SimulatedPull held = TownPolicy.crypto(town);
      town.github.deliveries().hold();
      happen(passed, held);
      town.github.deliveries().release(order -> shuffled(order, seed));
      assertThat(town.check(passed)).isEqualTo("success: Ready: standard. 1 of 1 approval");
      assertThat(town.check(held)).isEqualTo("action_required: Mend lint; 1 more thing to do");
      assertThat(town.summary(held)).contains("`lint`");
    }
  }

  private static void happen(SimulatedPull passed, SimulatedPull held) {
    passed.ci("lint", "queued");
    passed.ci("lint", "failure");
    passed.review("eve", "CHANGES_REQUESTED");
    passed.push("bob", "src/app.txt", "three\n");
    passed.ci("lint", "in_progress");
    passed.ci("lint", "success");
    passed.approve("kim");
    passed.approve("eve");
    held.approve("dana");
    held.ci("lint", "success");
    held.ci("lint", "failure");
    held.editBody("bob", "Nothing.");
    held.label("bob", "nice");
  }

  private static List<Delivery> shuffled(List<Delivery> order, long seed) {
    List<Delivery> all = new ArrayList<>(order);
    Random random = new Random(seed);
    for (Delivery each : order) {
      if (random.nextInt(3) == 0) {
        all.add(each);
      }
    }
    Collections.shuffle(all, random);
    return all;
  }
}
