package dev.countersign.ledger.report;

import java.util.List;
import java.util.stream.Collectors;

/// A report as Markdown. What comes from entries is anybody's text, and stays text.
public final class Markdown {
  private Markdown() {}

  public static String of(Report report) {
    StringBuilder out = new StringBuilder("# " + text(report.title()) + "\n\n");
    out.append(
        "%s, %s to %s. Ledger %s, %d entries read.\n"
            .formatted(
                text(report.scope()),
                report.period().first(),
                report.period().after().minusDays(1),
                report.ledger().isEmpty() ? "without a name" : text(report.ledger()),
                report.counted()));
    report.notes().forEach(note -> out.append("\n").append(text(note)).append("\n"));
    out.append("\n## Figures\n\n")
        .append(row(List.of("figure", "value", "target", "", "before", "trend")));
    out.append(row(List.of("---", "---", "---", "---", "---", "---")));
    report.figures().forEach(each -> out.append(row(figure(each))));
    out.append("\n");
    report
        .figures()
        .forEach(each ->
            out.append(
                "- %s: %s (%s)\n"
                    .formatted(
                        text(each.name()), text(each.how()), String.join(", ", each.clauses()))));
    report.tables().forEach(each -> table(out, each));
    return out.toString();
  }

  private static List<String> figure(Figure figure) {
    Figure.Target target = figure.target();
    return List.of(
        text(figure.name()),
        text(figure.value().text()),
        target == null ? "" : target.text(),
        figure.state(),
        text(figure.before().text()),
        figure.trend());
  }

  private static void table(StringBuilder out, Table table) {
    out.append("\n## ").append(text(table.title())).append("\n\n");
    table.notes().forEach(note -> out.append(text(note)).append("\n\n"));
    if (table.rows().isEmpty()) {
      out.append("None.\n");
      return;
    }
    out.append(row(table.columns())).append(row(table.columns().stream().map(_ -> "---").toList()));
    table.rows().forEach(each -> out.append(row(each.stream().map(Markdown::text).toList())));
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /// The text with nothing in it that Markdown or HTML would take for more, in one line.
  static String text(String anybodys) {
    return anybodys
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|~!])", "\\\\$1")
        .replaceAll("(?i)\\b(https?|ftp|mailto|www)([:.])", "$1&#8203;$2")
        .replaceAll("@(?=\\w)", "@&#8203;")
        .strip();
  }
}
