package dev.countersign.policy;

import dev.countersign.change.Reviewer;
import dev.countersign.policy.Verdict.AreaFound;
import dev.countersign.policy.Verdict.Outcome;
import dev.countersign.policy.Verdict.RiskFound;
import dev.countersign.policy.Verdict.RuleFound;
import dev.countersign.policy.Verdict.TypeFound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One judgement under way: scope, type, risk, emergency, rules, outcome, in that order.
final class Judgement {
  private final Case asked;
  private final Facts facts;
  private final Gaps gaps = new Gaps();
  private final Rulings rulings;

  Judgement(Case asked) {
    this.asked = asked;
    this.facts = new Facts(asked);
    this.rulings = new Rulings(facts, gaps);
  }

  Verdict verdict() {
    Outcome outside = ScopeDecision.outside(facts, gaps);
    return outside == null ? inside() : outside(outside);
  }

  /// What is decided of the change before its rules.
  ///
  /// @param conditions asked with that type and risk
  private record Kind(TypeFound type, @Nullable RiskFound risk, Conditions conditions) {}

  private Verdict inside() {
    asked.duty().gaps().forEach(gaps::missed);
    facts.turnsAt(asked.duty().turns());
    TypeDecision ordinary =
        TypeDecision.of(Conditions.of(facts), gaps).ruled(asked.policy().types(), rulings);
    EmergencyDecision emergency = emergency();
    EmergencyStand stand = emergency == null ? null : emergency.stand();
    boolean inForce = stand != null && stand.inForce();
    Kind kind =
        inForce && emergency != null
            ? kind(new TypeFound(emergency.emergency().type(), List.of(), null, stand))
            : kind(
                new TypeFound(
                    ordinary.type().name(), ordinary.reasons(), ordinary.declared(), stand));
    RuleDecision rules = rules(kind, inForce);
    List<AreaFound> areas = kind.conditions().areasFound(gaps);
    RiskFound risk = kind.risk();
    List<Verdict.Due> due =
        new ServiceTimes(facts, gaps).of(risk == null ? null : risk.level(), rules.rules());
    return new Verdict(
        asked.change().head(),
        outcome(rules, stand),
        asked.policy().observing(),
        kind.type(),
        kind.risk(),
        areas,
        rules.rules(),
        rules.uncounted(),
        rules.surviving(),
        ask(rules, emergency),
        new LabelDecision(asked).of(kind.type().type(), areas),
        guidance(kind.conditions()),
        gaps.sentences(),
        gaps.remarks(),
        due,
        again());
  }

  /// What the change would owe. A declared emergency owes what an emergency owes before anybody
  /// authorised it, beside what the change owes otherwise.
  List<Promise> promises() {
    if (ScopeDecision.outside(facts, gaps) != null) {
      return List.of();
    }
    TypeDecision ordinary =
        TypeDecision.of(Conditions.of(facts), gaps).ruled(asked.policy().types(), rulings);
    EmergencyDecision emergency = emergency();
    List<Conditions> kinds = new ArrayList<>();
    if (emergency != null) {
      kinds.add(conditionsOf(emergency.emergency().type()));
    }
    if (emergency == null || !emergency.stand().inForce()) {
      kinds.add(conditionsOf(ordinary.type().name()));
    }
    List<Promise> promises =
        new ArrayList<>(new Promises(kinds, emergency != null).of(asked.policy().obligations()));
    if (emergency != null) {
      promises.addAll(OwedPromises.of(emergency.stand().owed()));
    }
    return promises;
  }

  private Conditions conditionsOf(String type) {
    return kind(new TypeFound(type, List.of(), null, null)).conditions();
  }

  private @Nullable EmergencyDecision emergency() {
    Emergency emergency = asked.policy().emergency();
    if (emergency == null) {
      return null;
    }
    return EmergencyDecision.of(emergency, conditions(emergency, facts), gaps, this::earlier);
  }

  /// The conditions of a change that is an emergency.
  static Conditions conditions(Emergency emergency, Facts facts) {
    Conditions typed = Conditions.of(facts).withType(emergency.type());
    RiskFound risk = new RiskDecision(typed, new Gaps()).of(emergency.type());
    return typed.withRisk(risk == null ? null : risk.level());
  }

  /// The conditions of an emergency as they were at an earlier moment.
  private Conditions earlier(Emergency emergency, java.time.Instant moment) {
    Case then = new Case(asked.policy(), asked.change(), asked.people(), moment);
    return conditions(emergency, new Facts(then));
  }

  private Kind kind(TypeFound type) {
    Conditions typed = Conditions.of(facts).withType(type.type());
    RiskFound risk = new RiskDecision(typed, gaps).ruled(type.type(), rulings);
    return new Kind(type, risk, typed.withRisk(risk == null ? null : risk.level()));
  }

  private RuleDecision rules(Kind kind, boolean inForce) {
    RiskFound risk = kind.risk();
    String level = risk == null ? null : risk.level();
    Requirements requirements =
        new Requirements(
            facts,
            new WindowFindings(facts, level),
            new TimeFindings(facts, kind.type().type(), rulings),
            gaps);
    ApprovalsDesk desk = ApprovalsDesk.of(asked.policy(), asked.change(), asked.people(), level);
    List<Rule> rules =
        asked.policy().rules().stream().filter(rule -> !inForce || rule.inEmergency()).toList();
    SoleOperator operator = SoleOperation.of(asked, gaps);
    return RuleDecision.of(
        rules,
        new RuleDecision.Means(kind.conditions(), requirements, desk, operator, rulings, gaps));
  }

  /// Nothing that judged nothing passes: no rule, and no authority for an emergency. While somebody
  /// could authorise a declared emergency, they are awaited before the author must act.
  private static Outcome outcome(RuleDecision decision, @Nullable EmergencyStand stand) {
    Outcome ordinary = ordinary(decision, stand != null && stand.inForce());
    boolean awaited = stand != null && !stand.inForce() && !stand.ways().isEmpty();
    return awaited && ordinary != Outcome.READY ? Outcome.WAITING : ordinary;
  }

  private static Outcome ordinary(RuleDecision decision, boolean authorised) {
    State worst =
        decision.rules().stream().map(RuleFound::state).max(State::compareTo).orElse(State.MET);
    return switch (worst) {
      case UNMET -> Outcome.AUTHOR_MUST_ACT;
      case WAITING -> Outcome.WAITING;
      case NOTED, WAIVED, MET -> decision.sure() || authorised ? Outcome.READY : Outcome.UNCOVERED;
    };
  }

  private static List<Reviewer> ask(RuleDecision rules, @Nullable EmergencyDecision emergency) {
    Stream<Reviewer> first = emergency == null ? Stream.of() : emergency.ask().stream();
    return Stream.concat(first, rules.ask().stream()).distinct().toList();
  }

  private List<Guidance> guidance(Conditions conditions) {
    return asked.policy().guidance().stream()
        .filter(guidance -> conditions.ask(guidance.when()).possible())
        .toList();
  }

  private java.time.@Nullable Instant again() {
    return facts.turns().isEmpty() ? null : facts.turns().first();
  }

  private Verdict outside(Outcome outcome) {
    boolean watched = outcome == Outcome.OUT_OF_SCOPE;
    return new Verdict(
        asked.change().head(),
        outcome,
        asked.policy().observing(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        watched
            ? new LabelDecision(asked).of(null, List.of())
            : new Verdict.Labels(java.util.Set.of(), java.util.Set.of()),
        List.of(),
        gaps.sentences(),
        gaps.remarks(),
        List.of(),
        null);
  }
}
