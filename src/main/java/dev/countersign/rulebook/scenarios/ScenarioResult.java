package dev.countersign.rulebook.scenarios;

import java.util.List;

/// What came of a scenario.
///
/// @param differences what came out otherwise than expected; none where it passed
/// @param title the check's title
/// @param summary the check's whole summary, in Markdown
public record ScenarioResult(
    Scenario scenario, List<Difference> differences, String title, String summary) {
  public ScenarioResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }

  /// One thing that came out otherwise than expected.
  ///
  /// @param what as in `type` or `rule Rollback plan`
  public record Difference(String what, String expected, String actual) {}

  /// The differences side by side, as a table.
  public String sideBySide() {
    int whatWidth = width("", differences.stream().map(Difference::what).toList());
    int width = width("expected", differences.stream().map(Difference::expected).toList());
    String row = "%-" + whatWidth + "s  %-" + width + "s  %s";
    StringBuilder table = new StringBuilder(row.formatted("", "expected", "actual"));
    for (Difference each : differences) {
      table.append('\n').append(row.formatted(each.what(), each.expected(), each.actual()));
    }
    return table.toString();
  }

  private static int width(String header, List<String> cells) {
    return cells.stream().mapToInt(String::length).reduce(Math.max(1, header.length()), Math::max);
  }
}
