package dev.countersign.rulebook;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something in a file that is wrong, or that its owner should know: where, what, and what would
/// mend it.
///
/// @param file its name as people know it
/// @param line from 1
/// @param column from 1, in characters
/// @param message one sentence, safe to show
/// @param offending the text that it is about, on that line, safe to show
/// @param excerpt the line, or the part of a long one around the place, safe to show
/// @param caret where in the excerpt the offending text begins, from 0, in characters
/// @param mend what to write instead, where that is known
public record Problem(
    Severity severity,
    String file,
    int line,
    int column,
    String message,
    String offending,
    String excerpt,
    int caret,
    @Nullable String mend) {
  private static final int MOST_MESSAGE = 600;
  private static final int BEFORE = 60;
  private static final int MOST_EXCERPT = 120;

  /// How much weight it has.
  public enum Severity {
    /// The file has no meaning until it is mended.
    ERROR,
    /// The file has a meaning, perhaps not the one intended.
    WARNING
  }

  static Problem at(Spot spot, Severity severity, String message, @Nullable String mend) {
    String line = Shown.aligned(spot.source().line(spot.line()));
    int length = line.codePointCount(0, line.length());
    int column = Math.min(spot.column() - 1, length);
    int from = length <= MOST_EXCERPT ? 0 : Math.max(0, column - BEFORE);
    int to = Math.min(length, from + MOST_EXCERPT);
    String excerpt =
        line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
    return new Problem(
        severity,
        shown(spot.source()),
        spot.line(),
        spot.column(),
        Shown.cut(message, MOST_MESSAGE),
        Shown.cut(spot.text(), Math.max(1, to - column)),
        excerpt,
        column - from,
        mend == null ? null : Shown.cut(mend, MOST_MESSAGE));
  }

  /// A file's name as problems show it.
  static String shown(Source source) {
    return Shown.cut(source.name(), MOST_EXCERPT);
  }

  /// All of it for a terminal: `file:line:column: message`, the line, a caret under the place, and
  /// what would mend it.
  public String print() {
    String weight = severity == Severity.WARNING ? "warning: " : "";
    String number = "%5d | ".formatted(line);
    String carets = "^".repeat(Math.max(1, offending.codePointCount(0, offending.length())));
    String shown =
        "%s:%d:%d: %s%s\n".formatted(file, line, column, weight, message)
            + (number + excerpt).stripTrailing()
            + "\n"
            + " ".repeat(number.length() - 2)
            + "| "
            + " ".repeat(caret)
            + carets;
    return mend == null ? shown : shown + "\n" + " ".repeat(number.length()) + mend;
  }

  /// The message with its mend, for where the line is shown by other means.
  public String sentence() {
    return mend == null ? message : message + "; " + mend;
  }

  /// The line by which a GitHub Actions step puts an annotation on the file.
  public String githubAnnotation() {
    return "::%s file=%s,line=%d,col=%d::%s"
        .formatted(
            severity.name().toLowerCase(Locale.ROOT),
            data(file).replace(":", "%3A").replace(",", "%2C"),
            line,
            column,
            data(sentence()));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
