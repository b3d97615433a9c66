package dev.countersign.policy;

import java.util.List;
import java.util.Set;

/// A rule that applies to the change, and what is known of it before approvals are counted.
///
/// @param files paths, after the change, of the files that its areas and paths took in; none where
///   it applies for other reasons
/// @param settled its alternatives that are met without anybody's approval
public record AppliedRule(Rule rule, Set<String> files, Set<Requirement.AnyOf> settled) {
  public AppliedRule {
    files = Set.copyOf(files);
    settled = Set.copyOf(settled);
  }

  /// A rule that applies for other reasons than files, nothing of it settled.
  public static AppliedRule of(Rule rule) {
    return new AppliedRule(rule, Set.of(), Set.of());
  }

  /// Whether it asks for anybody's approval, in an alternative perhaps.
  boolean asksForApproval() {
    return rule.require().stream().flatMap(one -> leaves(one).stream()).anyMatch(Ask::isOne);
  }

  /// A requirement by itself, or all the alternatives in it.
  static List<Requirement> leaves(Requirement requirement) {
    return requirement instanceof Requirement.AnyOf(List<Requirement> alternatives)
        ? alternatives.stream().flatMap(one -> leaves(one).stream()).toList()
        : List.of(requirement);
  }
}
