package dev.countersign.ledger.report;

import java.util.List;

/// A report on a period: figures, then tables.
///
/// @param scope the repository, or `all repositories`
/// @param ledger the ledger's name, empty where it has none
/// @param counted how many entries were read
/// @param notes what a reader must know, each a sentence
public record Report(
    String title,
    Period period,
    String scope,
    String ledger,
    long counted,
    List<String> notes,
    List<Figure> figures,
    List<Table> tables) {
  public Report {
    notes = List.copyOf(notes);
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
  }
}
