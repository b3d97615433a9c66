package dev.countersign.policy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a policy expects of the settings of a branch. Null is nothing said.
///
/// @param reviews the least number of approvals that GitHub itself must ask for
/// @param checks names of checks that must be required
/// @param admins whether the settings must bind administrators too
/// @param forcePush false: nobody may force a push
/// @param deletion false: nobody may delete the branch
public record Protection(
    @Nullable Integer reviews,
    @Nullable Boolean dismissStale,
    @Nullable Boolean codeOwners,
    List<String> checks,
    @Nullable Boolean admins,
    @Nullable Boolean forcePush,
    @Nullable Boolean deletion) {
  /// Nothing said of anything.
  public static final Protection NOTHING =
      new Protection(null, null, null, List.of(), null, null, null);

  public Protection {
    checks = List.copyOf(checks);
  }

  /// What both expect: where they differ, the stricter.
  public Protection and(Protection other) {
    return new Protection(
        more(reviews, other.reviews),
        either(dismissStale, other.dismissStale, true),
        either(codeOwners, other.codeOwners, true),
        Stream.concat(checks.stream(), other.checks.stream()).distinct().toList(),
        either(admins, other.admins, true),
        either(forcePush, other.forcePush, false),
        either(deletion, other.deletion, false));
  }

  private static @Nullable Integer more(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }

  private static @Nullable Boolean either(
      @Nullable Boolean one, @Nullable Boolean other, boolean strict) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one == strict ? one : other;
  }
}
