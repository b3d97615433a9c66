package dev.countersign.policy;

import java.util.List;
import java.util.Set;

/// A control of a standard, and what of the policy serves it.
///
/// @param allRules whether every rule of the policy serves it
/// @param rules the rules that do, where not all
/// @param obligations the obligations that do
/// @param records the kinds of records that show it
public record Control(
    boolean allRules, Set<String> rules, Set<String> obligations, Set<String> records) {
  public Control {
    rules = Ordered.set(rules);
    obligations = Ordered.set(obligations);
    records = Ordered.set(records);
  }

  /// Whether that rule serves it.
  public boolean servedBy(Rule rule) {
    return allRules || rules.contains(rule.name());
  }

  /// The rules that serve it, of those of a policy.
  public List<Rule> rulesOf(Policy policy) {
    return policy.rules().stream().filter(this::servedBy).toList();
  }
}
