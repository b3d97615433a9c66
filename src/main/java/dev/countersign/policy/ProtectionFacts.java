package dev.countersign.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the settings of a branch are, classic protection and rulesets taken together. Null is
/// unknown: it could not be read, which is never taken for good.
///
/// @param reviews approvals that GitHub asks for; 0 where it asks for none
/// @param checks the required checks; empty where none is required
/// @param admins whether nobody may go past the settings, administrators included
/// @param forcePush whether anybody may force a push
/// @param deletion whether anybody may delete the branch
/// @param mergeQueue whether changes reach the branch through a merge queue only
/// @param unread why what is unknown could not be read, naming the permission; empty where all is
///   known
public record ProtectionFacts(
    @Nullable Integer reviews,
    @Nullable Boolean dismissStale,
    @Nullable Boolean codeOwners,
    @Nullable Set<RequiredCheck> checks,
    @Nullable Boolean admins,
    @Nullable Boolean forcePush,
    @Nullable Boolean deletion,
    @Nullable Boolean mergeQueue,
    String unread) {
  public ProtectionFacts {
    checks = checks == null ? null : Set.copyOf(checks);
  }

  /// A branch with no protection at all.
  public static ProtectionFacts bare() {
    return new ProtectionFacts(0, false, false, Set.of(), false, true, true, false, "");
  }

  /// A required check.
  ///
  /// @param app the number of the app it is pinned to, null where anybody with write access may
  ///   report it
  public record RequiredCheck(String name, @Nullable Long app) {}
}
