package dev.countersign.policy;

import dev.countersign.change.Ruling;
import dev.countersign.policy.Risk.Band;
import dev.countersign.policy.Risk.Factor;
import dev.countersign.policy.Verdict.FactorFound;
import dev.countersign.policy.Verdict.Reason;
import dev.countersign.policy.Verdict.RiskFound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How risky a change is: inferred, and raised by what its author says and by its type.
record RiskDecision(Conditions conditions, Gaps gaps) {

  /// The risk of a change of this type; null where the policy rates none.
  @Nullable RiskFound of(String type) {
    return switch (conditions.facts().asked().policy().risk()) {
      case Risk.Unrated _ -> null;
      case Risk.ByCondition byCondition -> byCondition(byCondition, type);
      case Risk.ByScore byScore -> byScore(byScore, type);
    };
  }

  /// The same where somebody set the risk by a command.
  @Nullable RiskFound ruled(String type, Rulings rulings) {
    RiskFound found = of(type);
    if (found == null) {
      return null;
    }
    List<String> levels = conditions.facts().asked().policy().risk().levelNames();
    Ruling ruling =
        rulings.deciding(Ruling.Kind.RISK, levels::indexOf, levels.indexOf(found.level()));
    return ruling == null
        ? found
        : new RiskFound(
            ruling.subject(),
            found.score(),
            found.factors(),
            List.of(Rulings.reason(ruling)),
            null);
  }

  private RiskFound byCondition(Risk.ByCondition risk, String type) {
    List<String> strictestFirst = new ArrayList<>(risk.levels());
    Collections.reverse(strictestFirst);
    List<Held> held = strictestFirst.stream().map(level -> held(risk.when().get(level))).toList();
    Choice choice = Choice.among(held, strictestFirst.indexOf(risk.otherwise()), gaps);
    String level = strictestFirst.get(choice.place());
    List<Reason> reasons = choice.why().reasons(conditions.facts().files().list());
    return raised(new RiskFound(level, null, List.of(), reasons, null), type);
  }

  private Held held(@Nullable Condition when) {
    return when == null ? Held.NEVER : conditions.ask(when);
  }

  private RiskFound byScore(Risk.ByScore risk, String type) {
    List<FactorFound> factors = risk.factors().stream().map(this::factor).toList();
    int total = factors.stream().mapToInt(FactorFound::score).sum();
    String level =
        risk.levels().stream()
            .filter(band -> band.from() <= total && total <= band.to())
            .map(Band::level)
            .findFirst()
            .orElseGet(() -> risk.levelNames().getLast());
    return raised(new RiskFound(level, total, factors, List.of(), null), type);
  }

  private RiskFound raised(RiskFound found, String type) {
    Risk risk = conditions.facts().asked().policy().risk();
    String floor = risk.floors().getOrDefault(type, found.level());
    List<String> levels = risk.levelNames();
    return levels.indexOf(floor) > levels.indexOf(found.level())
        ? new RiskFound(floor, found.score(), found.factors(), found.reasons(), type)
        : found;
  }

  private FactorFound factor(Factor factor) {
    FactorFound inferred = inferred(factor);
    String field = factor.field();
    return field == null ? inferred : declared(factor, field, inferred);
  }

  private FactorFound inferred(Factor factor) {
    Held three = held(factor.three());
    Held two = held(factor.two());
    Held decisive = three.possible() ? three : two;
    gaps.note(three);
    if (!three.possible()) {
      gaps.note(two);
    }
    int score = three.possible() ? 3 : two.possible() ? 2 : 1;
    String because = score == 1 ? "nothing raises it" : words(decisive);
    return new FactorFound(factor.name(), score, because);
  }

  /// What the description says can raise, never lower; what cannot be read of it may say anything.
  private FactorFound declared(Factor factor, String field, FactorFound inferred) {
    Description description = conditions.facts().description();
    FactorFound found = inferred;
    if (description.partial()) {
      gaps.missed(Gap.BODY_LONG);
      found = new FactorFound(factor.name(), 3, "the description is too long to be read whole");
    }
    for (String value : description.field(field)) {
      int score = score(factor.words(), value);
      if (score == 0) {
        gaps.remark(
            "%s in the description says %s, which is no score."
                .formatted(field, Spelling.brief(value)));
      }
      found =
          score > found.score()
              ? new FactorFound(
                  factor.name(), score, "the description says " + Spelling.brief(value))
              : found;
    }
    return found;
  }

  /// 1 to 3, or 0 for a text that is no score.
  private static int score(Map<String, Integer> words, String value) {
    String plain = Spelling.plain(value);
    if (plain.length() == 1 && "123".contains(plain)) {
      return plain.charAt(0) - '0';
    }
    return words.entrySet().stream()
        .filter(entry -> Spelling.same(entry.getKey(), value))
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private String words(Held held) {
    return held.grounds().stream().map(this::words).collect(Collectors.joining("; "));
  }

  private String words(Ground ground) {
    List<String> first = ground.paths(conditions.facts().files().list(), 1);
    int more = ground.files().cardinality() - 1;
    if (first.isEmpty()) {
      return ground.phrase();
    }
    String files =
        more == 0 ? " is " : " and %d more %s are ".formatted(more, more == 1 ? "file" : "files");
    return first.getFirst() + files + ground.phrase();
  }
}
