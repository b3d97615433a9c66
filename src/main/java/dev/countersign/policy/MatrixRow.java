package dev.countersign.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The row of an approval matrix that holds: that of the decided risk; the strictest, where the
/// risk is not known or has none.
final class MatrixRow {
  private MatrixRow() {}

  static List<String> of(Requirement.Matrix matrix, Risk risk, @Nullable String level) {
    List<String> row = level == null ? null : matrix.rolesByRisk().get(level);
    return row == null ? strictest(matrix.rolesByRisk(), levels(risk)) : row;
  }

  private static List<String> strictest(Map<String, List<String>> rows, List<String> levels) {
    return rows.entrySet().stream()
        .max(
            Comparator.<Map.Entry<String, List<String>>>comparingInt(
                    row -> levels.indexOf(row.getKey()))
                .thenComparingInt(row -> row.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  private static List<String> levels(Risk risk) {
    return switch (risk) {
      case Risk.Unrated unrated -> List.of();
      case Risk.ByCondition byCondition -> byCondition.levels();
      case Risk.ByScore byScore -> byScore.levels().stream().map(Risk.Band::level).toList();
    };
  }
}
