package dev.countersign.change.dependencies;

import dev.countersign.change.dependencies.DependencyChange.Kind;
import dev.countersign.change.dependencies.versions.Bump;
import dev.countersign.change.dependencies.versions.Grammar;
import dev.countersign.change.dependencies.versions.Version;
import dev.countersign.change.dependencies.versions.VersionOrder;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lock file beside the manifests that explain what changes in it.
record LockFile(String path, FileReader reader) {

  /// What changes in the lock file that no manifest in its folder or below explains.
  List<DependencyChange> changesBeyond(
      List<DependencyChange> declared, List<Declared> before, List<Declared> after) {
    Grammar grammar = Ecosystems.locks(reader.ecosystem());
    Comparison comparison = new Comparison(reader.ecosystem(), grammar, path, true);
    return comparison
        .changes(sorted(before, grammar.order()), sorted(after, grammar.order()))
        .stream()
        .filter(change -> declared.stream().noneMatch(d -> explains(d, change)))
        .toList();
  }

  /// A manifest explains what it asks for itself: the same package, added or moved no less far the
  /// same way.
  private boolean explains(DependencyChange declared, DependencyChange locked) {
    boolean mine =
        declared.ecosystem() == locked.ecosystem()
            && declared.name().equals(locked.name())
            && declared.file().startsWith(Surroundings.folder(path))
            && !declared.locked();
    return mine && !locked.unreadable() && covers(declared, locked);
  }

  private static boolean covers(DependencyChange declared, DependencyChange locked) {
    if (locked.kind() != Kind.CHANGED) {
      return declared.kind() == locked.kind() && (locked.dev() || !declared.dev());
    }
    Bump asked = declared.bump();
    Bump moved = locked.bump();
    boolean far = asked != null && moved != null && asked.compareTo(moved) >= 0;
    return far && declared.downgrade() == locked.downgrade();
  }

  /// In the order of versions, so that several of one name are paired as they stand.
  private static List<Declared> sorted(List<Declared> all, VersionOrder order) {
    record Placed(Declared declared, @Nullable Version version) {}
    Comparator<Placed> byVersion =
        (one, other) -> {
          Version left = one.version();
          Version right = other.version();
          if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
          }
          return order.compare(left, right);
        };
    return all.stream()
        .distinct()
        .map(d -> new Placed(d, d.version() == null ? null : order.read(d.version())))
        .sorted(byVersion)
        .map(Placed::declared)
        .toList();
  }
}
