package dev.countersign.change.dependencies;

import java.util.List;

/// What the changed manifests and lock files say together.
///
/// @param changes in the order of the files, by name within each
/// @param otherChanges manifests in which something besides dependency declarations changed, or
///   cannot be told
/// @param unreadable files that do not parse
public record DependencyReading(
    List<DependencyChange> changes, List<String> otherChanges, List<String> unreadable) {

  public DependencyReading {
    changes = List.copyOf(changes);
    otherChanges = List.copyOf(otherChanges);
    unreadable = List.copyOf(unreadable);
  }
}
