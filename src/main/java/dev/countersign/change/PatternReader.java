package dev.countersign.change;

import java.util.ArrayList;
import java.util.List;

/// The reader of wildcard patterns without braces, in each of the dialects we meet.
final class PatternReader {

  /// How a pattern reads its wildcards.
  enum Dialect {
    /// Paths of the policy: `*` stops at `/`, `**` does not, wherever it stands.
    PATH,
    /// Names of checks and labels: `*` takes everything.
    NAME,
    /// Git's own: as paths, but `**` means more than `*` only as a whole segment.
    GIT,
    /// GitHub's code owners: as Git's, and `[` is a character like others.
    OWNERS
  }

  private final String pattern;
  private final Dialect dialect;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  private PatternReader(String pattern, Dialect dialect) {
    this.pattern = pattern;
    this.dialect = dialect;
  }

  /// The steps of a pattern.
  ///
  /// @throws IllegalArgumentException with a sentence where the pattern is broken
  static List<Step> read(String pattern, Dialect dialect) {
    PatternReader reader = new PatternReader(pattern, dialect);
    while (reader.at < pattern.length()) {
      reader.next();
    }
    return reader.steps;
  }

  private void next() {
    switch (pattern.charAt(at)) {
      case '\\' -> escaped();
      case '*' -> stars();
      case '?' -> add(new Step.AnyOne(dialect == Dialect.NAME), 1);
      case '[' -> bracket();
      default -> literal();
    }
  }

  private void add(Step step, int read) {
    steps.add(step);
    at += read;
  }

  private void literal() {
    int character = pattern.codePointAt(at);
    add(new Step.Exactly(character), Character.charCount(character));
  }

  private void escaped() {
    at++;
    if (at == pattern.length()) {
      throw new IllegalArgumentException(
          "the glob '%s' ends in a backslash that escapes nothing; take it away"
              .formatted(pattern));
    }
    literal();
  }

  private void bracket() {
    if (dialect == Dialect.OWNERS) {
      literal();
      return;
    }
    int end = CharacterClass.end(pattern, at);
    add(CharacterClass.read(pattern, at, dialect == Dialect.NAME), end - at);
  }

  private void stars() {
    int end = at;
    while (end < pattern.length() && pattern.charAt(end) == '*') {
      end++;
    }
    boolean startsSegment = at == 0 || pattern.charAt(at - 1) == '/';
    boolean folders = end < pattern.length() && pattern.charAt(end) == '/';
    boolean several = end - at > 1;
    boolean across =
        switch (dialect) {
          case NAME -> true;
          case PATH -> several;
          case GIT, OWNERS -> several && startsSegment && (folders || end == pattern.length());
        };
    if (across && startsSegment && folders && dialect != Dialect.NAME) {
      steps.add(
          new Step.Perhaps(2)); // `**/` also matches no folder: the run and its slash go together
    }
    add(new Step.Run(across), end - at);
  }
}
