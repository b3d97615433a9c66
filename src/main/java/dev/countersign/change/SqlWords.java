package dev.countersign.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lexer of SQL: the words and signs that a database would act on, comments and literals left
/// out.
///
/// Databases differ in whether comments nest and whether a backslash escapes a quote: a text is
/// read each way. What stands between dollar signs is code, as in the body of a function, and so is
/// a comment that MySQL executes.
final class SqlWords {
  private static final int MOST_WORDS = 500_000;

  private final String text;
  private final boolean nested;
  private final boolean backslash;
  private final List<Word> words = new ArrayList<>();
  private int at;
  private int line = 1;

  private SqlWords(String text, boolean nested, boolean backslash) {
    this.text = text;
    this.nested = nested;
    this.backslash = backslash;
  }

  /// A word in upper case, a sign, or a quoted name as `"`.
  ///
  /// @param line from 1
  record Word(String text, int line) {
    static final String NAME = "\"";

    boolean is(String other) {
      return text.equals(other);
    }
  }

  /// All ways in which the text can be read.
  static List<List<Word>> readings(String text) {
    return List.of(
        new SqlWords(text, true, false).read(),
        new SqlWords(text, true, true).read(),
        new SqlWords(text, false, false).read(),
        new SqlWords(text, false, true).read());
  }

  private List<Word> read() {
    while (at < text.length() && words.size() < MOST_WORDS) {
      char here = text.charAt(at);
      if (startsWith("--")) {
        skipTo("\n");
      } else if (startsWith("/*!")) {
        step(3);
      } else if (startsWith("/*")) {
        comment();
      } else if (here == '\'') {
        quoted('\'');
      } else if (here == '"' || here == '`' || here == '[') {
        words.add(new Word(Word.NAME, line));
        quoted(here == '[' ? ']' : here);
      } else if (Character.isLetterOrDigit(here) || here == '_') {
        word();
      } else {
        sign(here);
      }
    }
    return words;
  }

  private boolean startsWith(String sign) {
    return text.startsWith(sign, at);
  }

  private void step(int characters) {
    for (int end = Math.min(text.length(), at + characters); at < end; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private void skipTo(String end) {
    int found = text.indexOf(end, at);
    step(found < 0 ? text.length() - at : found - at);
  }

  private void comment() {
    int depth = 0;
    do {
      if (startsWith("/*") && (nested || depth == 0)) {
        depth++;
        step(2);
      } else if (startsWith("*/")) {
        depth--;
        step(2);
      } else {
        step(1);
      }
    } while (depth > 0 && at < text.length());
  }

  /// A literal or a quoted name; its end doubled is part of it.
  private void quoted(char end) {
    step(1);
    while (at < text.length()) {
      char here = text.charAt(at);
      if (here == '\\' && backslash) {
        step(2);
      } else if (here != end) {
        step(1);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == end) {
        step(2);
      } else {
        step(1);
        return;
      }
    }
  }

  private void word() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    words.add(new Word(text.substring(from, at).toUpperCase(Locale.ROOT), line));
  }

  private void sign(char sign) {
    if (!Character.isWhitespace(sign)) {
      words.add(new Word(String.valueOf(sign), line));
    }
    step(1);
  }
}
