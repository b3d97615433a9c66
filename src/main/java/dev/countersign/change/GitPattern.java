package dev.countersign.change;

/// Where a pattern of git's attributes or of GitHub's code owners begins to look.
final class GitPattern {
  private GitPattern() {}

  /// The pattern from the root: one without a slash, but for a last one, may begin in any folder.
  static String rooted(String pattern) {
    int slash = pattern.indexOf('/');
    if (slash == 0) {
      return pattern.substring(1);
    }
    return slash < 0 || slash == pattern.length() - 1 ? "**/" + pattern : pattern;
  }
}
