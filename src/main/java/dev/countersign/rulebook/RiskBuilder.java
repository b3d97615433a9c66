package dev.countersign.rulebook;

import dev.countersign.policy.Condition;
import dev.countersign.policy.Risk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a policy says of risk, out of a tree whose shape is right.
record RiskBuilder(ConditionBuilder conditions) {

  Risk risk(Node risk) {
    if (Take.has(risk, "levels_when")) {
      Map<String, Condition> when = new HashMap<>();
      for (Node.Field level : Take.fields(Take.at(risk, "levels_when")).fields()) {
        when.put(level.name(), conditions.condition(level.value()));
      }
      return new Risk.ByCondition(
          RiskShapes.levelsWhen(risk), when, Take.text(risk, "otherwise", ""), floor(risk));
    }
    return Take.has(risk, "factors") ? byScore(risk) : new Risk.Unrated();
  }

  private Risk byScore(Node risk) {
    List<Risk.Factor> factors =
        Take.fields(Take.at(risk, "factors")).fields().stream().map(this::factor).toList();
    List<Risk.Band> bands =
        RiskShapes.bands(risk).stream()
            .map(band -> new Risk.Band(band.level(), band.range().from(), band.range().to()))
            .toList();
    return new Risk.ByScore(factors, bands, floor(risk));
  }

  private Risk.Factor factor(Node.Field field) {
    Node factor = field.value();
    Map<String, Integer> words = new HashMap<>();
    Take.fields(Take.at(factor, "words"))
        .fields()
        .forEach(
            word -> words.put(word.name(), Integer.parseInt(Take.texts(word.value()).getFirst())));
    return new Risk.Factor(
        field.name(),
        Take.text(factor, "field"),
        conditions.orNull(factor, "2"),
        conditions.orNull(factor, "3"),
        words);
  }

  private static Map<String, String> floor(Node risk) {
    Map<String, String> floor = new HashMap<>();
    Take.fields(Take.at(risk, "floor"))
        .fields()
        .forEach(type -> floor.put(type.name(), Take.texts(type.value()).getFirst()));
    return floor;
  }
}
