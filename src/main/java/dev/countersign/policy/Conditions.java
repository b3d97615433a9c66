package dev.countersign.policy;

import dev.countersign.policy.Verdict.AreaFound;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The conditions of a policy, asked of one case at a stage of its judgement: with or without a
/// type and a risk decided.
///
/// Areas are asked once at each stage, since what they say may depend on type and risk.
final class Conditions {
  private final Facts facts;
  private final @Nullable String type;
  private final @Nullable String risk;
  private final Map<String, Held> areas = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  private Conditions(Facts facts, @Nullable String type, @Nullable String risk) {
    this.facts = facts;
    this.type = type;
    this.risk = risk;
  }

  static Conditions of(Facts facts) {
    return new Conditions(facts, null, null);
  }

  Conditions withType(String decided) {
    return new Conditions(facts, decided, risk);
  }

  Conditions withRisk(@Nullable String decided) {
    return new Conditions(facts, type, decided);
  }

  Facts facts() {
    return facts;
  }

  Held ask(Condition condition) {
    return switch (condition) {
      case Condition.Leaf leaf -> facts.held(leaf);
      case Condition.All(List<Condition> all) -> all(all);
      case Condition.AnyOf(List<Condition> any) ->
          any.stream().map(this::ask).reduce(Held.NEVER, Held::or);
      case Condition.Not(Condition not) -> ask(not).not();
      case Condition.InArea(Set<String> names) ->
          names.stream().map(this::inArea).reduce(Held.NEVER, Held::or);
      case Condition.OfType(Set<String> types) -> ofType(types);
      case Condition.OfRisk(Set<String> levels) -> ofRisk(levels);
      case Condition.RiskAtLeast(String level) -> ofRisk(levelsFrom(level));
    };
  }

  private Held all(List<Condition> all) {
    Held held = Held.ALWAYS;
    for (Condition each : all) {
      held = held.and(ask(each));
    }
    return held;
  }

  private Held ofType(Collection<String> types) {
    if (type == null) {
      return Held.unknown(Ground.of("the type is not decided"), Gap.undecided("type"));
    }
    return Held.of(types.contains(type), "its type is " + type, "its type is " + type);
  }

  private Held ofRisk(Collection<String> levels) {
    if (risk == null && !(facts.asked().policy().risk() instanceof Risk.Unrated)) {
      return Held.unknown(Ground.of("the risk is not decided"), Gap.undecided("risk"));
    }
    String phrase = risk == null ? "no risk is rated" : "its risk is " + risk;
    return Held.of(risk != null && levels.contains(risk), phrase, phrase);
  }

  private List<String> levelsFrom(String level) {
    List<String> levels = facts.asked().policy().risk().levelNames();
    return levels.subList(Math.max(levels.indexOf(level), 0), levels.size());
  }

  /// Whether an area applies, as one ground: its files together, or why else.
  private Held inArea(String name) {
    Held held = area(name);
    Ground ground =
        !held.possible()
            ? Ground.of("not in area " + name)
            : files(held).isEmpty()
                ? Ground.of("area %s applies: %s".formatted(name, phrases(held.grounds())))
                : new Ground("in area " + name, files(held));
    return new Held(held.truth(), List.of(ground), held.gaps());
  }

  /// What an area's condition comes to. What an area says of itself by way of others adds nothing.
  private Held area(String name) {
    Held already = areas.get(name);
    if (already != null) {
      return already;
    }
    if (!underWay.add(name)) {
      return Held.NEVER;
    }
    Area area = facts.asked().policy().area(name);
    Held held = area.covers().stream().map(this::area).reduce(ask(area.when()), Held::or);
    underWay.remove(name);
    areas.put(name, held);
    return held;
  }

  private static BitSet files(Held held) {
    BitSet files = new BitSet();
    held.grounds().forEach(ground -> files.or(ground.files()));
    return files;
  }

  private static String phrases(List<Ground> grounds) {
    return grounds.stream().map(Ground::phrase).distinct().collect(Collectors.joining(", "));
  }

  /// The areas that apply, by the stricter reading, in the policy's order.
  List<AreaFound> areasFound(Gaps gaps) {
    List<AreaFound> found = new ArrayList<>();
    for (String name : facts.asked().policy().areas().keySet()) {
      Held held = area(name);
      if (held.possible()) {
        gaps.note(held);
        found.add(new AreaFound(name, why(held).reason(facts.files().list())));
      }
    }
    return found;
  }

  private static Ground why(Held held) {
    BitSet files = files(held);
    List<Ground> speaking =
        held.grounds().stream()
            .filter(ground -> files.isEmpty() || !ground.files().isEmpty())
            .toList();
    return new Ground(phrases(speaking), files);
  }
}
