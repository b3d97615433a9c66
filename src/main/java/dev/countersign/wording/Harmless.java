package dev.countersign.wording;

import java.util.regex.Pattern;

/// Text from a change, made harmless in Markdown: it cannot close a table, mention anybody, link,
/// or bring HTML, and it does not hide or turn what stands beside it.
final class Harmless {
  private static final String MARKDOWN = "\\`*_{}[]()#+!~|";

  /// What would make a list of a line: a number and a dot, or a dash, at its start.
  private static final Pattern LIST = Pattern.compile("^(\\s*\\d{0,9})([.-])");

  private Harmless() {}

  /// Text in one line, at most so many characters long.
  static String text(String hostile, int most) {
    StringBuilder safe = new StringBuilder();
    cut(hostile, most).codePoints().forEach(point -> safe.append(safe(point)));
    return LIST.matcher(safe).replaceFirst("$1\\\\$2");
  }

  /// A path, name or other word in a code span.
  static String code(String hostile) {
    String line = plain(hostile, 200).replace('|', '\u2223').replace('`', '\'');
    return line.isBlank() ? "` `" : "`" + line + "`";
  }

  /// Text in one line without Markdown, as for a title.
  static String plain(String hostile, int most) {
    StringBuilder line = new StringBuilder();
    cut(hostile, most)
        .codePoints()
        .forEach(point -> line.append(hides(point) ? " " : Character.toString(point)));
    return line.toString().strip();
  }

  private static String cut(String text, int most) {
    int points = text.codePointCount(0, text.length());
    return points <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static String safe(int point) {
    return switch (point) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '@' -> "&#64;";
      case ':' -> "&#58;";
      default ->
          hides(point)
              ? " "
              : MARKDOWN.indexOf(point) >= 0 ? "\\" + (char) point : Character.toString(point);
    };
  }

  /// Line breaks, control characters, and marks that are not seen or turn the direction of what is.
  private static boolean hides(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
