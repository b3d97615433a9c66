package dev.countersign.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a policy tells risks apart.
public sealed interface Risk {
  /// The names of the levels, mildest first.
  default List<String> levelNames() {
    return switch (this) {
      case Unrated _ -> List.of();
      case ByCondition byCondition -> byCondition.levels();
      case ByScore byScore -> byScore.levels().stream().map(Band::level).toList();
    };
  }

  /// A type's least risk, by the type's name.
  default Map<String, String> floors() {
    return switch (this) {
      case Unrated _ -> Map.of();
      case ByCondition byCondition -> byCondition.floor();
      case ByScore byScore -> byScore.floor();
    };
  }

  /// The policy names no risks.
  record Unrated() implements Risk {}

  /// Conditions lead to levels. Levels are given mildest first; the strictest whose condition holds
  /// is the level.
  record ByCondition(
      List<String> levels, Map<String, Condition> when, String otherwise, Map<String, String> floor)
      implements Risk {
    public ByCondition {
      levels = List.copyOf(levels);
      when = Ordered.map(when);
      floor = Ordered.map(floor);
    }
  }

  /// Factors score 1 to 3 each; the sum leads to a level. Levels are given mildest first.
  record ByScore(List<Factor> factors, List<Band> levels, Map<String, String> floor)
      implements Risk {
    public ByScore {
      factors = List.copyOf(factors);
      levels = List.copyOf(levels);
      floor = Ordered.map(floor);
    }
  }

  /// One factor: 1, unless a condition says 2 or 3 or the body's field says more.
  record Factor(
      String name,
      @Nullable String field,
      @Nullable Condition two,
      @Nullable Condition three,
      Map<String, Integer> words) {
    public Factor {
      words = Ordered.map(words);
    }
  }

  /// A level and the totals that lead to it, both ends included.
  record Band(String level, int from, int to) {}
}
