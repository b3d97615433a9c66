package dev.countersign.policy;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that make a condition hold, as far as files do.
record Causes(Conditions conditions) {

  /// Their paths; none where it holds for other reasons too, or perhaps for files that are not
  /// known.
  Set<String> paths(Condition condition) {
    BitSet files = of(condition);
    ChangedFiles changed = conditions.facts().files();
    return files == null || !changed.complete()
        ? Set.of()
        : new TreeSet<>(changed.first(files, Integer.MAX_VALUE));
  }

  private @Nullable BitSet of(Condition condition) {
    return switch (condition) {
      case Condition.OfFiles ofFiles -> files(ofFiles);
      case Condition.All(List<Condition> all) -> together(all);
      case Condition.AnyOf(List<Condition> any) -> each(any.stream());
      case Condition.InArea(Set<String> names) -> each(names.stream().flatMap(this::area));
      case Condition.Leaf _, Condition.Not _, Condition.OfType _ -> null;
      case Condition.OfRisk _, Condition.RiskAtLeast _ -> null;
    };
  }

  private Stream<Condition> area(String name) {
    Area area = conditions.facts().asked().policy().area(name);
    return Stream.concat(
        Stream.of(area.when()), area.covers().stream().map(Set::of).map(Condition.InArea::new));
  }

  private @Nullable BitSet files(Condition.OfFiles condition) {
    BitSet files = new BitSet();
    conditions.ask(condition).grounds().forEach(ground -> files.or(ground.files()));
    return files.isEmpty() ? null : files;
  }

  private @Nullable BitSet together(List<Condition> all) {
    BitSet files = new BitSet();
    for (Condition condition : all) {
      BitSet some = of(condition);
      if (some != null) {
        files.or(some);
      }
    }
    return files.isEmpty() ? null : files;
  }

  private @Nullable BitSet each(Stream<Condition> any) {
    BitSet files = new BitSet();
    for (Condition condition : any.filter(one -> conditions.ask(one).possible()).toList()) {
      BitSet some = of(condition);
      if (some == null) {
        return null;
      }
      files.or(some);
    }
    return files;
  }
}
