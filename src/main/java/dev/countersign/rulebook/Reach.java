package dev.countersign.rulebook;

import dev.countersign.change.Truth;
import dev.countersign.policy.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What can be said of conditions before there is a change: whether they hold of every change of a
/// type, of none, or of some.
///
/// @param levels the risk levels, mildest first
record Reach(List<String> levels) {

  /// Whether a condition can hold of changes of a type.
  Truth of(Condition condition, String type) {
    return switch (condition) {
      case Condition.All(var all) -> all(all, type);
      case Condition.AnyOf(var any) ->
          any.stream().map(each -> of(each, type)).reduce(Truth.NO, Truth::or);
      case Condition.Not(var not) -> of(not, type).not();
      case Condition.OfType(var types) -> Truth.of(types.contains(type));
      case Condition.OfRisk _, Condition.RiskAtLeast _ -> Truth.UNKNOWN;
      case Condition.InArea _ -> Truth.UNKNOWN;
      case Condition.Leaf _ -> Truth.UNKNOWN;
    };
  }

  private Truth all(List<Condition> all, String type) {
    Truth each = all.stream().map(one -> of(one, type)).reduce(Truth.YES, Truth::and);
    return contradictory(flat(all).toList()) ? Truth.NO : each;
  }

  /// What must hold together, without the maps in between.
  private static Stream<Condition> flat(Collection<Condition> all) {
    return all.stream()
        .flatMap(each -> each instanceof Condition.All(var inner) ? flat(inner) : Stream.of(each));
  }

  private boolean contradictory(List<Condition> together) {
    for (Condition one : together) {
      for (Condition other : together) {
        if (opposite(one, other)) {
          return true;
        }
      }
    }
    List<String> left = new ArrayList<>(levels);
    boolean asked = together.stream().map(this::levelsOf).filter(left::retainAll).count() > 0;
    return asked && left.isEmpty();
  }

  /// The levels at which a condition can hold.
  private Collection<String> levelsOf(Condition condition) {
    return switch (condition) {
      case Condition.OfRisk(var some) -> some;
      case Condition.RiskAtLeast(var least) -> levels.subList(levels.indexOf(least), levels.size());
      default -> levels;
    };
  }

  private static boolean opposite(Condition one, Condition other) {
    return Set.of(new Condition.Not(one), flipped(one)).contains(other);
  }

  /// The same question with the other answer, where it has only two.
  private static Condition flipped(Condition condition) {
    return switch (condition) {
      case Condition.Breaking(var is) -> new Condition.Breaking(!is);
      case Condition.OnlyDependencies(var is) -> new Condition.OnlyDependencies(!is);
      case Condition.Fork(var is) -> new Condition.Fork(!is);
      case Condition.Draft(var is) -> new Condition.Draft(!is);
      case Condition.Revert(var is) -> new Condition.Revert(!is);
      case Condition.InBusinessHours(var is) -> new Condition.InBusinessHours(!is);
      case Condition.Database(var is) -> new Condition.Database(!is);
      default -> new Condition.AnyOf(List.of());
    };
  }
}
