package dev.countersign.policy;

import java.util.Locale;

/// How names in a description compare: without letter case, punctuation and spaces around.
final class Spelling {
  private static final int SHOWN = 60;

  private Spelling() {}

  static boolean same(String one, String other) {
    String plain = plain(one);
    return !plain.isEmpty() && plain.equals(plain(other));
  }

  /// The beginning of what somebody wrote, on one line.
  static String brief(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
  }

  /// Letters and digits in lower case, all else as single spaces.
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .map(character -> Character.isLetterOrDigit(character) ? character : ' ')
        .filter(character ->
            character != ' ' || (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' '))
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }
}
