package dev.countersign.ledger.report;

import java.util.List;

/// A table of a report, with what it says.
///
/// @param id as programs know it
/// @param notes sentences before it
/// @param rows each with as many cells as there are columns
public record Table(
    String id, String title, List<String> notes, List<String> columns, List<List<String>> rows) {
  public Table {
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(id + " has a row of " + row.size() + " cells");
      }
    }
  }
}
