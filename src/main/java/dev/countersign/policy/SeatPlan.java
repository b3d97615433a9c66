package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.policy.Matching.Slot;
import dev.countersign.policy.Seating.Facts;
import dev.countersign.policy.Seating.Seat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// The seats of requirements that are filled by different people, and who is in them. Requirements
/// that want the same role share one person in it.
final class SeatPlan {
  private static final int DEPTH = 100;

  private final List<Ask> asks;
  private final Facts facts;
  private final IdentityHashMap<Ask, List<Integer>> places = new IdentityHashMap<>();
  private final List<Slot> slots = new ArrayList<>();
  private final List<String> roles = new ArrayList<>();
  private final Matching matching;

  /// A seat: the nth of that role. Where approvals count for one rule and not for another, the two
  /// may have different people in it: then it is a seat for each of `givers`.
  private record Key(String role, int nth, Set<Login> givers) {}

  /// The plan in which more is filled: one person for all rules that want a role, or another where
  /// that one's approval does not count.
  static SeatPlan of(List<Ask> asks, Facts facts) {
    SeatPlan shared = new SeatPlan(asks, facts, true);
    SeatPlan apart = new SeatPlan(asks, facts, false);
    return apart.filled() > shared.filled() ? apart : shared;
  }

  private SeatPlan(List<Ask> asks, Facts facts, boolean shared) {
    this.asks = asks;
    this.facts = facts;
    Map<Key, Integer> known = new HashMap<>();
    for (Ask ask : asks) {
      Map<String, Integer> nth = new HashMap<>();
      List<Integer> own = new ArrayList<>();
      for (String role : ask.roles()) {
        int number = nth.merge(role, 1, Integer::sum);
        Slot slot = new Slot(rank(ask, number), facts.givers(ask, role), facts.able(role));
        own.add(place(new Key(role, number, shared ? Set.of() : slot.givers()), slot, known));
      }
      places.put(ask, own);
    }
    this.matching = new Matching(slots);
  }

  /// First what holds most, and the first seat of a role before its second.
  private static int rank(Ask ask, int nth) {
    return ask.tier() * DEPTH + Math.min(nth, DEPTH) - 1;
  }

  private int place(Key key, Slot slot, Map<Key, Integer> known) {
    Integer there = known.putIfAbsent(key, slots.size());
    if (there == null) {
      slots.add(slot);
      roles.add(key.role);
      return slots.size() - 1;
    }
    Set<Login> givers = new TreeSet<>(slots.get(there).givers());
    givers.retainAll(slot.givers());
    int tier = Math.min(slots.get(there).tier(), slot.tier());
    slots.set(there, new Slot(tier, givers, slot.others()));
    return there;
  }

  /// How many seats are filled in requirements that hold something.
  int filled() {
    return count(
        slot -> slots.get(slot).tier() / DEPTH <= Ask.CHOSEN && matching.giver(slot) != null);
  }

  private int reachable() {
    return count(matching::fillable);
  }

  /// Whether more could be filled if everybody approved once more.
  private boolean anew() {
    return reachable() < count(place -> true)
        && new SeatPlan(asks, facts.everybodyAnew(), true).reachable() > reachable();
  }

  private int count(IntPredicate which) {
    return (int) places.values().stream().flatMap(List::stream).filter(which::test).count();
  }

  IdentityHashMap<Ask, List<Seat>> rows() {
    IdentityHashMap<Ask, List<Seat>> rows = new IdentityHashMap<>();
    boolean anew = anew();
    places.forEach(
        (ask, own) -> rows.put(ask, own.stream().map(place -> seat(place, anew)).toList()));
    return rows;
  }

  private Seat seat(int place, boolean anew) {
    Set<Login> able = slots.get(place).others();
    Set<Login> elsewhere = holdersOf(place, false);
    elsewhere.retainAll(able);
    Set<Login> candidates = new TreeSet<>(able);
    candidates.removeAll(elsewhere);
    candidates.removeAll(holdersOf(place, true));
    boolean fillable = matching.fillable(place) || (anew && !able.isEmpty());
    Set<Login> could = candidates.isEmpty() ? able : candidates;
    return new Seat(
        roles.get(place), matching.giver(place), fillable ? could : Set.of(), elsewhere);
  }

  /// Who fills other roles; or another seat of the same role, with an approval that would do here.
  private Set<Login> holdersOf(int place, boolean sameRole) {
    Set<Login> holders = new TreeSet<>();
    for (int slot = 0; slot < slots.size(); slot++) {
      Login holder = matching.giver(slot);
      if (holder != null
          && roles.get(slot).equals(roles.get(place)) == sameRole
          && (!sameRole || slots.get(place).givers().contains(holder))) {
        holders.add(holder);
      }
    }
    return holders;
  }
}
