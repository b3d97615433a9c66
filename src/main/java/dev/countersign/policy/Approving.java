package dev.countersign.policy;

import dev.countersign.change.Login;
import java.util.Set;

/// Who may count as an approver at all, and for how long an approval counts.
///
/// @param contributors whether people who pushed or wrote commits count
/// @param separateRoles whether nobody fills two roles on one pull request
/// @param bots bots whose approval counts
public record Approving(Stale stale, boolean contributors, boolean separateRoles, Set<Login> bots) {
  public Approving {
    bots = Ordered.set(bots);
  }

  /// What makes an approval lose its weight.
  public enum Stale {
    ANY_PUSH,
    CHANGED_DIFF,
    CHANGED_AREA,
    NEVER
  }

  public static Approving usual() {
    return new Approving(Stale.ANY_PUSH, false, true, Set.of());
  }
}
