package dev.countersign.policy;

import dev.countersign.change.Login;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// People assigned to slots, at most one slot to a person, so that as many slots as possible are
/// filled: a maximum matching by augmenting paths, urgent slots first, always the same for the same
/// slots.
///
/// Who has approved is assigned before who could, and is never put out again by them, only moved to
/// another slot as urgent: so that among the ways to fill as many slots one is taken that leaves
/// open what others can fill.
final class Matching {
  private final List<Slot> slots;
  private final @Nullable Login[] holders;
  private final @Nullable Login[] given;
  private final Set<Login> givers;

  /// A slot to be filled by one person.
  ///
  /// @param tier 0 is filled first
  /// @param givers who can fill it with an approval that is there
  /// @param others who could, if they approved
  record Slot(int tier, Set<Login> givers, Set<Login> others) {}

  Matching(List<Slot> slots) {
    this.slots = List.copyOf(slots);
    this.holders = new Login[slots.size()];
    this.givers = everybody(slots.stream().map(Slot::givers).toList());
    Set<Login> others = everybody(slots.stream().map(Slot::others).toList());
    others.removeAll(givers);
    List<Integer> tiers = slots.stream().map(Slot::tier).distinct().sorted().toList();
    tiers.forEach(tier -> fill(tier, givers));
    tiers.forEach(tier -> fill(tier, others));
    this.given = holders.clone();
    for (int slot = 0; slot < given.length; slot++) {
      Login holder = holders[slot];
      given[slot] = holder != null && givers.contains(holder) ? holder : null;
    }
  }

  private static Set<Login> everybody(Collection<Set<Login>> sets) {
    Set<Login> all = new TreeSet<>();
    sets.forEach(all::addAll);
    return all;
  }

  private void fill(int tier, Set<Login> people) {
    for (Login person : people) {
      if (full(tier)) {
        return;
      }
      if (!Arrays.asList(holders).contains(person)) {
        seat(
            person,
            slot -> slot.tier() <= tier,
            new Search(tier, givers.contains(person), new BitSet()));
      }
    }
  }

  private boolean full(int tier) {
    for (int slot = 0; slot < holders.length; slot++) {
      if (slots.get(slot).tier() <= tier && holders[slot] == null) {
        return false;
      }
    }
    return true;
  }

  /// @param free whether givers may be moved to less urgent slots
  private record Search(int tier, boolean free, BitSet seen) {}

  private boolean seat(Login person, Predicate<Slot> may, Search search) {
    for (int place = 0; place < holders.length; place++) {
      Slot slot = slots.get(place);
      if (fits(person, slot) && may.test(slot) && !search.seen.get(place)) {
        search.seen.set(place);
        Login holder = holders[place];
        if (holder == null || move(holder, slot, search)) {
          holders[place] = person;
          return true;
        }
      }
    }
    return false;
  }

  private boolean fits(Login person, Slot slot) {
    return (givers.contains(person) ? slot.givers() : slot.others()).contains(person);
  }

  private boolean move(Login holder, Slot from, Search search) {
    return (search.free || !givers.contains(holder))
        ? seat(holder, slot -> slot.tier() <= search.tier, search)
        : seat(holder, slot -> slot.tier() == from.tier(), search);
  }

  /// Who fills the slot with an approval; null where nobody does.
  @Nullable Login giver(int slot) {
    return given[slot];
  }

  /// Whether the slot is filled, or could be along with all the others that are.
  boolean fillable(int slot) {
    return holders[slot] != null;
  }
}
