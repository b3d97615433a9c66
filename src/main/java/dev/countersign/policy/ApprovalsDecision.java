package dev.countersign.policy;

import dev.countersign.change.Reviewer;
import dev.countersign.policy.Verdict.ApprovalNote;
import java.util.Comparator;
import java.util.List;

/// What approvals come to for all rules that apply.
///
/// @param stands how each requirement of people stands
/// @param uncounted approvals that were not counted, for some rules at least, and why
/// @param surviving approvals of earlier commits that still count, and why
/// @param ask who should be asked for a review now
/// @param gaps facts that could not be had in full, each as a sentence
public record ApprovalsDecision(
    List<Stand> stands,
    List<ApprovalNote> uncounted,
    List<ApprovalNote> surviving,
    List<Reviewer> ask,
    List<String> gaps) {
  public ApprovalsDecision {
    stands = List.copyOf(stands);
    uncounted = List.copyOf(uncounted);
    surviving = List.copyOf(surviving);
    ask = List.copyOf(ask);
    gaps = List.copyOf(gaps);
  }

  /// How one requirement of a rule stands.
  ///
  /// @param tier how urgent it is among others, 0 most
  public record Stand(Rule rule, Requirement requirement, int tier, List<Finding> findings) {
    public Stand {
      findings = List.copyOf(findings);
    }
  }

  /// What there is to say of a requirement of people, in or outside an `any_of` of the rule: never
  /// nothing.
  ///
  /// @throws IllegalArgumentException where the rule was not among those decided, or the
  ///   requirement is not one of people
  public List<Finding> findings(Rule rule, Requirement requirement) {
    return stands.stream()
        .filter(stand -> stand.requirement().equals(requirement) && stand.rule().equals(rule))
        .min(Comparator.comparingInt(Stand::tier))
        .map(Stand::findings)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the rule \"" + rule.name() + "\" was not decided with that requirement"));
  }
}
