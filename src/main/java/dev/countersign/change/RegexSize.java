package dev.countersign.change;

import java.util.stream.Stream;

/// How large a regular expression becomes once its counted repetitions are written out, found
/// without compiling it.
///
/// About the size once compiled: each character or class counts once, each counted repetition
/// multiplies. It need not judge the syntax, which compiling does; it only must never be far too
/// small.
final class RegexSize {
  private static final long ENOUGH = 1_000_000;

  private final String expression;
  private int at;

  private RegexSize(String expression) {
    this.expression = expression;
  }

  static long atLeast(String expression) {
    RegexSize size = new RegexSize(expression);
    long total = 0;
    while (size.more()) {
      total += size.sequence();
      size.at++; // past a closing parenthesis that nothing opened; compiling will say so
    }
    return total;
  }

  private boolean more() {
    return at < expression.length();
  }

  private long sequence() {
    long total = 0;
    while (more() && expression.charAt(at) != ')') {
      total = Math.min(ENOUGH, total + repeated(atom()));
    }
    return total;
  }

  private long atom() {
    char first = expression.charAt(at++);
    return switch (first) {
      case '(' -> group();
      case '[' -> {
        characterClass();
        yield 1;
      }
      case '\\' -> escape();
      default -> 1;
    };
  }

  private long group() {
    long inside = sequence();
    at++;
    return Math.max(1, inside);
  }

  private void characterClass() {
    at += more() && expression.charAt(at) == '^' ? 1 : 0;
    int first = at;
    while (more() && (expression.charAt(at) != ']' || at == first)) {
      boolean named = expression.startsWith("[:", at) && expression.indexOf(":]", at) > 0;
      at = named ? expression.indexOf(":]", at) + 2 : at + (expression.charAt(at) == '\\' ? 2 : 1);
    }
    at++;
  }

  private int escape() {
    if (expression.startsWith("Q", at)) {
      int from = at;
      skipPast("\\E");
      return at - from;
    }
    if (Stream.of("p{", "P{", "x{").anyMatch(each -> expression.startsWith(each, at))) {
      skipPast("}");
    } else {
      at++;
    }
    return 1;
  }

  private void skipPast(String end) {
    int found = expression.indexOf(end, at);
    at = found < 0 ? expression.length() : found + end.length();
  }

  private long repeated(long size) {
    long total = size;
    while (more() && expression.charAt(at) == '{') {
      int end = expression.indexOf('}', at);
      String counts = end < 0 ? "" : expression.substring(at + 1, end);
      if (!counts.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
        break;
      }
      total = Math.min(ENOUGH, total * most(counts));
      at = end + 1 + (expression.startsWith("?", end + 1) ? 1 : 0);
    }
    return total;
  }

  private static long most(String counts) {
    long most = 1;
    for (String count : counts.split(",", -1)) {
      most = Math.max(most, count.isEmpty() ? 1 : Long.parseLong(count));
    }
    return most;
  }
}
