package dev.countersign.change.dependencies.versions;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far a dependency moves, up or down: the largest part of its version that changes.
///
/// As with caret ranges, what follows leading zeros counts for more: 0.1 to 0.2 is major, and so is
/// 0.0.1 to 0.0.2. What stands behind the numbers (a pre-release, a build) counts as a patch.
public enum Bump {
  PATCH,
  MINOR,
  MAJOR;

  /// The word a policy uses for it: `patch`, `minor` or `major`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The larger of two; none at all is smaller than any.
  public static @Nullable Bump larger(@Nullable Bump one, @Nullable Bump other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
