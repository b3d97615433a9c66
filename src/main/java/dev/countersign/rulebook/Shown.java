package dev.countersign.rulebook;

/// Text out of a file, made fit to be shown: cut where it is long, with nothing in it that a
/// terminal or a reader could take for something else.
public final class Shown {
  private static final int MOST_QUOTED = 60;

  private Shown() {}

  /// The text between backticks, cut and safe.
  public static String quoted(String text) {
    return "`" + cut(text, MOST_QUOTED) + "`";
  }

  static String cut(String text, int most) {
    String safe = safe(text);
    return safe.codePointCount(0, safe.length()) <= most
        ? safe
        : safe.substring(0, safe.offsetByCodePoints(0, most - 1)) + "…";
  }

  /// Control, format and line-breaking characters as their code, as in `\u001b`.
  public static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> {
          if (hidden(each)) {
            safe.append("\\u%04x".formatted(each));
          } else {
            safe.appendCodePoint(each);
          }
        });
    return safe.toString();
  }

  /// As `safe`, but each character stays one character, so that columns stay true.
  static String aligned(String text) {
    return text.codePoints()
        .map(each -> each == '\t' ? ' ' : hidden(each) ? 0xFFFD : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean hidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
