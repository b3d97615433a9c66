package dev.countersign.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The search for the fewest of some options that together are worth a goal: one at a time, the
/// best first, unless while that takes few enough looks fewer are found. Earlier options are
/// preferred.
final class SmallestSet<T> {
  /// So many sets are looked at before the search turns to one at a time.
  static final int LOOKS = 4_000;

  private final List<T> options;
  private final ToIntFunction<List<T>> worth;
  private final int goal;
  private int looks;

  /// @param worth what options are worth together; one more never lowers it
  SmallestSet(List<T> options, ToIntFunction<List<T>> worth, int goal) {
    this.options = List.copyOf(options);
    this.worth = worth;
    this.goal = goal;
  }

  /// The fewest, or where more than so many were needed, those that are worth most.
  List<T> atMost(int most) {
    List<T> simple = oneByOne(most);
    int fewer = worth.applyAsInt(simple) < goal ? most : simple.size() - 1;
    List<T> taken = new ArrayList<>();
    looks = LOOKS;
    for (int size = 0; size <= Math.min(fewer, options.size()); size++) {
      if (search(taken, 0, size)) {
        return List.copyOf(taken);
      }
    }
    return simple;
  }

  private boolean search(List<T> taken, int from, int more) {
    if (more == 0) {
      return looks-- > 0 && worth.applyAsInt(taken) >= goal;
    }
    for (int next = from; next <= options.size() - more && looks > 0; next++) {
      taken.add(options.get(next));
      if (search(taken, next + 1, more - 1)) {
        return true;
      }
      taken.removeLast();
    }
    return false;
  }

  private List<T> oneByOne(int most) {
    List<T> taken = new ArrayList<>();
    while (taken.size() < most && addBest(taken)) {
      // The best is added by the condition.
    }
    for (T option : List.copyOf(taken)) {
      int before = worth.applyAsInt(taken);
      taken.remove(option);
      if (worth.applyAsInt(taken) < before) {
        taken.add(option);
      }
    }
    return List.copyOf(taken);
  }

  private boolean addBest(List<T> taken) {
    int best = worth.applyAsInt(taken);
    T choice = null;
    for (T option : options) {
      taken.add(option);
      int now = worth.applyAsInt(taken);
      taken.removeLast();
      if (now > best) {
        best = now;
        choice = option;
      }
    }
    return choice != null && taken.add(choice);
  }
}
