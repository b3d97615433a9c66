package dev.countersign.change;

import java.util.List;

/// A list of path patterns, in which a leading `!` takes out what earlier entries took in.
public final class Globs {
  private final List<String> patterns;
  private final List<Entry> entries;

  /// @throws IllegalArgumentException with a sentence for the policy's author where a pattern is
  ///   broken
  public Globs(List<String> patterns) {
    this.patterns = List.copyOf(patterns);
    this.entries = this.patterns.stream().map(Entry::of).toList();
  }

  private record Entry(Glob glob, boolean takesOut) {
    static Entry of(String pattern) {
      boolean takesOut = pattern.startsWith("!");
      return new Entry(new Glob(takesOut ? pattern.substring(1) : pattern), takesOut);
    }
  }

  public List<String> patterns() {
    return patterns;
  }

  /// Whether the last entry that matches took the path in; a list that begins with `!` takes
  /// nothing in by that.
  public boolean matches(String path) {
    for (int at = entries.size() - 1; at >= 0; at--) {
      if (entries.get(at).glob.matches(path)) {
        return !entries.get(at).takesOut;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Globs globs && globs.patterns.equals(patterns);
  }

  @Override
  public int hashCode() {
    return patterns.hashCode();
  }

  @Override
  public String toString() {
    return patterns.toString();
  }
}
