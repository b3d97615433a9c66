package dev.countersign.policy;

import dev.countersign.change.Login;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// People assigned to slots, at most one slot to a person, so that as many slots as possible are
/// filled: a maximum matching by augmenting paths, urgent slots first, always the same for the same
/// slots.
///
/// Who has approved is assigned before who could, and is never put out again by them, only moved:
/// so that among the ways to fill as many slots one is taken that leaves open what others can fill.
final class Matching {
  private final List<Slot> slots;
  private final @Nullable Login[] holders;
  private final @Nullable Login[] given;

  /// A slot to be filled by one person.
  ///
  /// @param tier 0 is filled first
  /// @param givers who can fill it with an approval that is there
  /// @param others who could, if they approved
  record Slot(int tier, Set<Login> givers, Set<Login> others) {}

  Matching(List<Slot> slots) {
    this.slots = List.copyOf(slots);
    this.holders = new Login[slots.size()];
    Set<Login> givers = everybody(slots.stream().map(Slot::givers).toList());
    Set<Login> others = everybody(slots.stream().map(Slot::others).toList());
    others.removeAll(givers);
    slots.stream().map(Slot::tier).distinct().sorted().forEach(tier -> fill(tier, givers, others));
    this.given = holders.clone();
    for (int slot = 0; slot < given.length; slot++) {
      Login holder = given[slot];
      given[slot] = holder != null && givers.contains(holder) ? holder : null;
    }
  }

  private static Set<Login> everybody(Collection<Set<Login>> sets) {
    Set<Login> all = new TreeSet<>();
    sets.forEach(all::addAll);
    return all;
  }

  private void fill(int tier, Set<Login> givers, Set<Login> others) {
    List<Login> inOrder = new ArrayList<>(givers);
    inOrder.addAll(others);
    for (Login person : inOrder) {
      if (full(tier)) {
        return;
      }
      if (!Arrays.asList(holders).contains(person)) {
        seat(person, givers.contains(person), new Search(tier, new BitSet(), givers));
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

  private record Search(int tier, BitSet seen, Set<Login> givers) {}

  private boolean seat(Login person, boolean giver, Search search) {
    for (int slot = 0; slot < holders.length; slot++) {
      if (!search.seen.get(slot) && fits(person, giver, slots.get(slot), search.tier)) {
        search.seen.set(slot);
        Login holder = holders[slot];
        if (holder == null || seat(holder, search.givers.contains(holder), search)) {
          holders[slot] = person;
          return true;
        }
      }
    }
    return false;
  }

  private static boolean fits(Login person, boolean giver, Slot slot, int tier) {
    return slot.tier() <= tier && (giver ? slot.givers() : slot.others()).contains(person);
  }

  /// Who fills the slot with an approval; null where nobody does.
  @Nullable Login giver(int slot) {
    return given[slot];
  }

  /// Whether the slot is filled, or could be along with all the others that are.
  boolean fillable(int slot) {
    return holders[slot] != null;
  }

  /// How many slots up to a tier are filled by approvals.
  int filled(int tier) {
    return count(tier, given);
  }

  /// How many slots up to a tier are filled or could be.
  int reachable(int tier) {
    return count(tier, holders);
  }

  private int count(int tier, @Nullable Login[] filled) {
    int count = 0;
    for (int slot = 0; slot < filled.length; slot++) {
      count += slots.get(slot).tier() <= tier && filled[slot] != null ? 1 : 0;
    }
    return count;
  }
}
