package dev.countersign.policy;

import dev.countersign.change.Reviewer;
import dev.countersign.change.Ruling;
import dev.countersign.policy.Requirement.AnyOf;
import dev.countersign.policy.Verdict.ApprovalNote;
import dev.countersign.policy.Verdict.RuleFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the rules that apply stand, approvals counted for all of them together.
///
/// @param sure whether at least one rule applies for certain
record RuleDecision(
    List<RuleFound> rules,
    boolean sure,
    List<ApprovalNote> uncounted,
    List<ApprovalNote> surviving,
    List<Reviewer> ask) {

  /// What rules are judged with.
  ///
  /// @param operator whose change it is alone, null where it is not
  record Means(
      Conditions conditions,
      Requirements requirements,
      ApprovalsDesk desk,
      @Nullable SoleOperator operator,
      Rulings rulings,
      Gaps gaps) {}

  /// @param waiver null where nobody waived it
  private record Applying(Rule rule, Held held, @Nullable Ruling waiver) {
    static Applying of(Rule rule, Held held, Means means) {
      Ruling waiver =
          held.possible() ? means.rulings().waiver(rule, new Causes(means.conditions())) : null;
      return new Applying(rule, held, waiver);
    }
  }

  static RuleDecision of(List<Rule> rules, Means means) {
    List<Applying> applying =
        rules.stream()
            .map(rule -> Applying.of(rule, means.conditions().ask(rule.when()), means))
            .filter(each -> each.held().possible())
            .toList();
    applying.forEach(each -> means.gaps().note(each.held()));
    ApprovalsDecision people =
        means.desk().decide(means.operator() == null ? forPeople(applying, means) : List.of());
    people.gaps().forEach(means.gaps()::missed);
    return new RuleDecision(
        applying.stream().map(each -> found(each, people, means)).toList(),
        applying.stream().anyMatch(each -> each.held().certain()),
        people.uncounted(),
        people.surviving(),
        people.ask());
  }

  private static List<AppliedRule> forPeople(List<Applying> applying, Means means) {
    Causes causes = new Causes(means.conditions());
    return applying.stream()
        .filter(each -> each.waiver() == null)
        .map(Applying::rule)
        .map(rule -> new AppliedRule(rule, causes.paths(rule.when()), settled(rule, means)))
        .toList();
  }

  /// Alternatives of which one is met without anybody's approval.
  private static Set<AnyOf> settled(Rule rule, Means means) {
    Finding unmet = new Finding.Unknown(State.UNMET, "approvals are not counted yet");
    return rule.require().stream()
        .filter(requirement -> requirement instanceof AnyOf)
        .map(AnyOf.class::cast)
        .filter(any -> passes(means.requirements().findings(any, _ -> List.of(unmet))))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean passes(List<Finding> findings) {
    return Requirements.worst(findings).compareTo(State.MET) <= 0;
  }

  /// A waived rule asks nothing of anybody.
  private static RuleFound found(Applying applying, ApprovalsDecision people, Means means) {
    Rule rule = applying.rule();
    Ruling waiver = applying.waiver();
    if (waiver != null) {
      Finding waived =
          new Finding.Waived(State.WAIVED, waiver.by(), waiver.because(), waiver.until());
      return new RuleFound(rule, State.WAIVED, List.of(waived));
    }
    List<Finding> findings = new ArrayList<>();
    for (Requirement requirement : rule.require()) {
      findings.addAll(
          means
              .requirements()
              .findings(requirement, ofPeople -> ofPeople(rule, ofPeople, people, means)));
    }
    State state = Requirements.worst(findings);
    boolean warns = rule.warnOnly() && state.compareTo(State.MET) > 0;
    return new RuleFound(rule, warns ? State.NOTED : state, findings);
  }

  private static List<Finding> ofPeople(
      Rule rule, Requirement requirement, ApprovalsDecision people, Means means) {
    SoleOperator operator = means.operator();
    return operator == null
        ? people.findings(rule, requirement)
        : means.requirements().findings(operator.checklist(), _ -> List.of());
  }
}
