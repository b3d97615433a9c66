package dev.countersign.rulebook;

import dev.countersign.policy.Condition;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Types that a repository adds to its organisation's: such a change is of every type above it as
/// well, so that no rule above stops applying to it. Where a rule above asks that a change is not
/// of a type, the added one is none of them.
final class AddedTypes {
  private final Set<String> added;

  private AddedTypes(Set<String> added) {
    this.added = added;
  }

  /// The policy, the rules of the file above widened.
  ///
  /// @param above the name of the file above
  static Policy widened(Policy policy, Set<String> added, String above) {
    AddedTypes types = new AddedTypes(added);
    return policy.withRules(
        policy.rules().stream()
            .map(rule -> rule.place().file().equals(above) ? types.widened(rule) : rule)
            .toList());
  }

  private Rule widened(Rule rule) {
    return new Rule(
        rule.name(),
        widened(rule.when(), true),
        rule.require(),
        rule.because(),
        rule.clauses(),
        rule.warnOnly(),
        rule.waivableBy(),
        rule.overridable(),
        rule.inEmergency(),
        rule.place());
  }

  private Condition widened(Condition condition, boolean affirmed) {
    return switch (condition) {
      case Condition.All(List<Condition> all) ->
          new Condition.All(all.stream().map(one -> widened(one, affirmed)).toList());
      case Condition.AnyOf(List<Condition> any) ->
          new Condition.AnyOf(any.stream().map(one -> widened(one, affirmed)).toList());
      case Condition.Not(Condition not) -> new Condition.Not(widened(not, !affirmed));
      case Condition.OfType(Set<String> types) when affirmed -> {
        Set<String> more = new HashSet<>(types);
        more.addAll(added);
        yield new Condition.OfType(more);
      }
      default -> condition;
    };
  }
}
