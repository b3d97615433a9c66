package dev.countersign.web;

import dev.countersign.ledger.report.Table;
import java.util.ArrayList;
import java.util.List;

/// A bar chart of how many there are of each, out of a table.
///
/// @param title what is counted
public record Bars(String title, List<Bar> bars) {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 22;
  private static final int MOST = 20;

  public Bars {
    bars = List.copyOf(bars);
  }

  /// A bar.
  ///
  /// @param y its upper edge
  /// @param width in the chart's units
  public record Bar(String label, long number, int y, int width) {}

  /// The chart of a table that has a column `changes`, with the cells before it as labels; without
  /// bars where it has none.
  public static Bars of(Table table) {
    int column = table.columns().indexOf("changes");
    if (column < 1) {
      return new Bars(table.title(), List.of());
    }
    List<List<String>> rows = table.rows().stream().limit(MOST).toList();
    long most = rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).max().orElse(1);
    List<Bar> bars = new ArrayList<>();
    for (List<String> row : rows) {
      long number = Long.parseLong(row.get(column));
      String label = Shown.text(String.join(", ", row.subList(0, column)));
      bars.add(
          new Bar(label, number, bars.size() * HEIGHT, (int) (WIDTH * number / Math.max(1, most))));
    }
    return new Bars(table.title(), bars);
  }

  public int height() {
    return bars.size() * HEIGHT;
  }
}
