package dev.countersign.wording;

import dev.countersign.change.Login;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text from a change, made harmless in Markdown: it cannot close a table, mention anybody, link,
/// or bring HTML, and it does not hide or turn what stands beside it.
final class Harmless {
  /// What has a meaning in a line of Markdown; a colon begins the second half of an address.
  private static final String MARKDOWN = "\\`*_{}[]()#+!~|<>&:";

  /// An `@` mentions whom it names even where Markdown escapes it: GitHub looks for mentions after
  /// Markdown is done. This mark, which takes no room, stands between it and the name.
  private static final String AT = "@\u200B";

  /// What would make a list, a line or a heading of a line, at its start.
  private static final Pattern START = Pattern.compile("^(\\d{1,9}(?=\\.)|(?=[=-]))");

  private static final Pattern WWW = Pattern.compile("(?i)\\bwww\\.");
  private static final Pattern MARKED = Pattern.compile("\\\\(\\p{Punct})|\u200B");
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\[bot])?");
  private static final Pattern OWNER =
      Pattern.compile("@[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)?");

  private Harmless() {}

  /// Text in one line, at most so many characters long.
  static String text(String hostile, int most) {
    StringBuilder safe = new StringBuilder();
    plain(hostile, most).codePoints().forEach(point -> safe.append(safe(point)));
    String line = START.matcher(safe).replaceFirst("$1\\\\");
    return WWW.matcher(line).replaceAll(found -> found.group().replace(".", "\\\\."));
  }

  /// A path, name or other word in a code span.
  static String code(String hostile) {
    String line = plain(hostile, 200).replace('|', '\u2223').replace('`', '\'');
    return line.isBlank() ? "` `" : "`" + line + "`";
  }

  /// Words, each in a code span.
  static List<String> codes(Collection<String> words) {
    return words.stream().map(Harmless::code).toList();
  }

  /// Text in one line without Markdown, as for a title.
  static String plain(String hostile, int most) {
    StringBuilder line = new StringBuilder();
    hostile
        .codePoints()
        .limit(4L * most)
        .forEach(point -> line.append(hides(point) ? " " : Character.toString(point)));
    String stripped = line.toString().strip();
    boolean whole = hostile.codePointCount(0, hostile.length()) <= 4L * most;
    int points = stripped.codePointCount(0, stripped.length());
    return whole && points <= most
        ? stripped
        : stripped.substring(0, stripped.offsetByCodePoints(0, Math.min(points, most - 1))) + "…";
  }

  /// Somebody who has a part in the change, mentioned.
  static String person(Login login) {
    return LOGIN.matcher(login.value()).matches() ? "@" + login : code(login.value());
  }

  /// People, each mentioned.
  static List<String> people(Collection<Login> logins) {
    return logins.stream().map(Harmless::person).toList();
  }

  /// An owner as CODEOWNERS writes it: a person or team is mentioned, an address is not.
  static String owner(String written) {
    return OWNER.matcher(written).matches() ? written : text(written, 120);
  }

  /// What people read of a text in which signs of Markdown are escaped.
  static String read(String markdown) {
    return MARKED
        .matcher(markdown)
        .replaceAll(sign -> sign.group(1) == null ? "" : Matcher.quoteReplacement(sign.group(1)));
  }

  private static String safe(int point) {
    if (point == '@') {
      return AT;
    }
    return MARKDOWN.indexOf(point) >= 0 ? "\\" + (char) point : Character.toString(point);
  }

  /// Line breaks, control characters, and marks that are not seen or turn the direction of what is.
  private static boolean hides(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || blank(point);
  }

  /// Letters by their kind that show nothing.
  private static boolean blank(int point) {
    return switch (point) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }
}
