package dev.countersign.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// A regular expression of the policy in RE2's syntax, searched unless anchored, that can neither
/// explode nor hang.
public final class Regex {
  /// The longest expression, in UTF-16 characters.
  public static final int MOST_CHARACTERS = 500;

  /// How much of a text is looked at, in UTF-16 characters: all of the longest body that GitHub
  /// takes.
  public static final int MOST_READ = 65_536;

  private static final int MOST_INSTRUCTIONS = 2_000;

  private final String expression;
  private final Pattern compiled;

  /// @throws IllegalArgumentException with a sentence for the policy's author where the expression
  ///   is not RE2's, too long, or too large once its repetitions are written out
  public Regex(String expression) {
    this.expression = expression;
    if (expression.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a regular expression of %d characters is too long; the most is %d"
              .formatted(expression.length(), MOST_CHARACTERS));
    }
    // What is too large must be refused before it is compiled: compiling is what explodes.
    if (RegexSize.atLeast(expression) > MOST_INSTRUCTIONS) {
      throw tooLarge();
    }
    try {
      this.compiled = Pattern.compile(expression);
    } catch (PatternSyntaxException broken) {
      throw new IllegalArgumentException(
          "the regular expression '%s' is not RE2's: %s; lookaround and back-references are not part of it"
              .formatted(expression, broken.getMessage()),
          broken);
    }
    if (compiled.programSize() > MOST_INSTRUCTIONS) {
      throw tooLarge();
    }
  }

  private IllegalArgumentException tooLarge() {
    return new IllegalArgumentException(
        "the regular expression '%s' repeats too much; lower its {n,m} counts or do not nest them"
            .formatted(expression));
  }

  public String pattern() {
    return expression;
  }

  /// Whether the expression is found in the text; unknown where the part that is not looked at
  /// could change the answer.
  public Truth in(String text) {
    if (text.length() <= MOST_READ) {
      return Truth.of(compiled.matcher(text).find());
    }
    String seen = text.substring(0, MOST_READ);
    Matcher matcher = compiled.matcher(seen);
    // A match that touches the cut may owe itself to it: `$` holds there, and not in the whole
    // text.
    return matcher.find() && matcher.end() < seen.length() ? Truth.YES : Truth.UNKNOWN;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regex regex && regex.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  @Override
  public String toString() {
    return expression;
  }
}
