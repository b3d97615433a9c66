package dev.countersign.policy;

import java.util.List;
import java.util.Set;

/// One requirement of people, of a rule that applies.
///
/// @param roles each to be filled by a different person
/// @param tier how much it matters where not everything can be filled, 0 most
record Ask(AppliedRule applied, Requirement requirement, List<String> roles, int tier) {
  static final int FIRM = 0;
  static final int CHOSEN = 1;
  static final int WARNING = 2;
  static final int SPARE = 3;

  Ask {
    roles = List.copyOf(roles);
  }

  /// Whether a requirement is met by people's approvals.
  static boolean isOne(Requirement requirement) {
    return requirement instanceof Requirement.Approvals
        || requirement instanceof Requirement.Matrix
        || requirement instanceof Requirement.CodeOwners;
  }

  Rule rule() {
    return applied.rule();
  }

  Ask at(int otherTier) {
    return new Ask(applied, requirement, roles, otherTier);
  }

  Ask of(List<String> otherRoles) {
    return new Ask(applied, requirement, otherRoles, tier);
  }

  /// How many people it wants, whatever their roles.
  int count() {
    return requirement instanceof Requirement.Approvals approvals ? approvals.count() : 0;
  }

  /// The roles they must come from; none: anyone with write access.
  Set<String> from() {
    return requirement instanceof Requirement.Approvals approvals ? approvals.from() : Set.of();
  }

  /// Whether another requirement would do instead.
  boolean isAlternative() {
    return !applied.rule().require().contains(requirement);
  }

  /// Whether something waits on it: not for a mere warning or for an alternative that is not taken.
  boolean holds() {
    return tier <= CHOSEN;
  }
}
