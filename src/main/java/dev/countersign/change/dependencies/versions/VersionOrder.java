package dev.countersign.change.dependencies.versions;

import org.jspecify.annotations.Nullable;

/// The order of one ecosystem's versions.
public interface VersionOrder {

  /// Reads one version; null where the text is none of this ecosystem.
  @Nullable Version read(String text);

  /// Which of two comes first: negative when the first does, zero when neither does.
  int compare(Version one, Version other);

  /// The largest part in which two differ; null where they stand at the same place.
  default @Nullable Bump bump(Version one, Version other) {
    if (!one.line().equals(other.line())) {
      return Bump.MAJOR;
    }
    int place = one.firstDifference(other);
    if (place >= 0) {
      return one.part(place);
    }
    return compare(one, other) == 0 ? null : Bump.PATCH;
  }
}
