package dev.countersign.change;

import java.util.List;

/// A pattern for names of checks and labels: as a path pattern, but a name has no folders, so `*`
/// matches everything, `/` too. Case-sensitive.
public final class NameGlob {
  private final String pattern;
  private final List<Wildcard> names;

  /// @throws IllegalArgumentException with a sentence for the policy's author where the pattern is
  ///   broken or too large
  public NameGlob(String pattern) {
    this.pattern = pattern;
    if (pattern.isBlank()) {
      throw new IllegalArgumentException(
          "the glob '%s' is empty; write * for every name".formatted(pattern));
    }
    if (pattern.startsWith("!")) {
      throw new IllegalArgumentException(
          "the glob '%s' begins with !, which only takes something out of a list; write \\! for the character itself"
              .formatted(pattern));
    }
    this.names =
        Alternatives.of(pattern).stream()
            .map(each -> new Wildcard(PatternReader.read(each, PatternReader.Dialect.NAME)))
            .toList();
  }

  public String pattern() {
    return pattern;
  }

  public boolean matches(String name) {
    return names.stream().anyMatch(each -> each.matches(name));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NameGlob glob && glob.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
