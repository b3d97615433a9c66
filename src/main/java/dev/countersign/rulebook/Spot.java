package dev.countersign.rulebook;

/// Where something stands in a file: lines and columns from 1, columns in characters, the end
/// column behind the last one.
public record Spot(Source source, int line, int column, int endLine, int endColumn) {

  /// The part of the first line that it takes up.
  String text() {
    String whole = source.line(line);
    int length = whole.codePointCount(0, whole.length());
    int from = Math.min(column - 1, length);
    int to = endLine == line ? Math.clamp(endColumn - 1L, from, length) : length;
    return whole
        .substring(whole.offsetByCodePoints(0, from), whole.offsetByCodePoints(0, to))
        .stripTrailing();
  }

  /// As in `line 12 of countersign.yml`.
  String inWords() {
    return "line %d of %s".formatted(line, Problem.shown(source));
  }

  /// As in `line 12` within the same file, else as `inWords`.
  String inWordsFrom(Spot other) {
    return source == other.source ? "line " + line : inWords();
  }
}
