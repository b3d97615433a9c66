package dev.countersign.ledger.report;

import dev.countersign.ledger.audit.Csv;
import java.util.List;
import java.util.stream.Collectors;

/// A report as one table for a spreadsheet (RFC 4180): each line says first which part it is of.
public final class ReportCsv {
  private ReportCsv() {}

  public static String of(Report report) {
    StringBuilder out = new StringBuilder();
    line(out, List.of("part", "period", "scope"));
    line(out, List.of("report", report.period().name(), report.scope()));
    line(
        out,
        List.of("part", "figure", "value", "unit", "text", "target", "state", "before", "trend"));
    report.figures().forEach(each -> line(out, figure(each)));
    for (Table table : report.tables()) {
      line(out, with("part", table.columns()));
      table.rows().forEach(row -> line(out, with(table.id(), row)));
    }
    return out.toString();
  }

  private static List<String> figure(Figure figure) {
    Figure.Target target = figure.target();
    return List.of(
        "figures",
        figure.id(),
        figure.value().amount().isPresent()
            ? Double.toString(figure.value().amount().getAsDouble())
            : "",
        figure.value().unit(),
        figure.value().text(),
        target == null ? "" : target.text(),
        figure.state(),
        figure.before().text(),
        figure.trend());
  }

  private static List<String> with(String first, List<String> rest) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
        .toList();
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
  }
}
