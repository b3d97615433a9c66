package dev.countersign.change;

import java.util.ArrayList;
import java.util.List;

/// The patterns without braces that one pattern with `{a,b}` stands for; bounded, so that no
/// pattern explodes.
final class Alternatives {
  static final int MOST_CHARACTERS = 1_000;
  private static final int MOST_NESTING = 8;
  private static final int MOST_ALTERNATIVES = 256;
  private static final int MOST_EXPANDED = 20_000;

  private final String pattern;
  private int at;

  private Alternatives(String pattern) {
    this.pattern = pattern;
  }

  /// Every alternative, in the order written.
  ///
  /// @throws IllegalArgumentException with a sentence where a brace or bracket is not closed or it
  ///   is all too large
  static List<String> of(String pattern) {
    if (pattern.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a glob of %d characters is too long; the most is %d"
              .formatted(pattern.length(), MOST_CHARACTERS));
    }
    return new Alternatives(pattern).sequence(0);
  }

  private List<String> sequence(int depth) {
    List<String> soFar = List.of("");
    while (at < pattern.length() && !(depth > 0 && endsAlternative(pattern.charAt(at)))) {
      soFar = each(soFar, next(depth));
    }
    return soFar;
  }

  private static boolean endsAlternative(char character) {
    return character == ',' || character == '}';
  }

  private List<String> next(int depth) {
    return switch (pattern.charAt(at)) {
      case '{' -> group(depth + 1);
      case '}' ->
          throw refused("closes a } that was never opened; write \\} for the character itself");
      case '[' -> List.of(upTo(CharacterClass.end(pattern, at)));
      case '\\' -> List.of(upTo(Math.min(at + 2, pattern.length())));
      default -> List.of(upTo(at + 1));
    };
  }

  private String upTo(int end) {
    String taken = pattern.substring(at, end);
    at = end;
    return taken;
  }

  private List<String> group(int depth) {
    if (depth > MOST_NESTING) {
      throw refused("nests braces more than %d deep".formatted(MOST_NESTING));
    }
    int start = at;
    List<String> alternatives = new ArrayList<>();
    do {
      at++;
      alternatives.addAll(sequence(depth));
    } while (at < pattern.length() && pattern.charAt(at) == ',');
    if (at == pattern.length()) {
      throw refused("opens a { that is never closed; write \\{ for the character itself");
    }
    at++;
    if (pattern.substring(start, at).matches("\\{\\w+\\.\\.\\w+}")) {
      throw refused("has a range in braces; list its values with commas: {1,2,3}");
    }
    return alternatives;
  }

  private List<String> each(List<String> firsts, List<String> seconds) {
    List<String> all = new ArrayList<>();
    int expanded = 0;
    for (String first : firsts) {
      for (String second : seconds) {
        all.add(first + second);
        expanded += first.length() + second.length();
        if (all.size() > MOST_ALTERNATIVES || expanded > MOST_EXPANDED) {
          throw refused(
              "stands for too many alternatives; the most is %d".formatted(MOST_ALTERNATIVES));
        }
      }
    }
    return all;
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("the glob '%s' %s".formatted(pattern, why));
  }
}
