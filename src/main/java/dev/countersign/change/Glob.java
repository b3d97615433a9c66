package dev.countersign.change;

import java.util.Arrays;
import java.util.List;

/// A path pattern of the policy, anchored at the root: `*` and `?` stop at `/`, `**` does not,
/// `[a-z]` and `{a,b}` choose, a trailing `/` means everything below, `**/` also matches no folder.
/// Case-sensitive.
public final class Glob {
  private final String pattern;
  private final List<Wildcard> files;
  private final List<Wildcard> folders;

  /// @throws IllegalArgumentException with a sentence for the policy's author where the pattern is
  ///   broken, too large, or could match no path at all
  public Glob(String pattern) {
    this.pattern = pattern;
    if (pattern.startsWith("!")) {
      throw refused(
          "begins with !, which only takes something out of a list; write \\! for the character itself");
    }
    List<String> alternatives = Alternatives.of(pattern).stream().map(this::rooted).toList();
    this.files =
        compiled(
            alternatives.stream().map(each -> each.endsWith("/") ? each + "**" : each).toList());
    this.folders = compiled(alternatives.stream().map(Glob::withoutSlash).toList());
  }

  private String rooted(String alternative) {
    String rooted = alternative.startsWith("/") ? alternative.substring(1) : alternative;
    if (rooted.isEmpty()) {
      throw refused("is empty; write ** for everything");
    }
    if (Arrays.stream(withoutSlash(rooted).split("/", -1))
        .anyMatch(List.of("", ".", "..")::contains)) {
      throw refused(
          "can match no file: paths start at the repository's root, without //, ./ or ../");
    }
    return rooted;
  }

  private static String withoutSlash(String alternative) {
    return alternative.endsWith("/")
        ? alternative.substring(0, alternative.length() - 1)
        : alternative;
  }

  private static List<Wildcard> compiled(List<String> patterns) {
    return patterns.stream()
        .map(each -> new Wildcard(PatternReader.read(each, PatternReader.Dialect.PATH)))
        .toList();
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("the glob '%s' %s".formatted(pattern, why));
  }

  public String pattern() {
    return pattern;
  }

  /// Whether a file's path, from the root and without a leading slash, matches.
  public boolean matches(String path) {
    return any(files, path);
  }

  /// Whether a folder itself matches, given without a trailing slash; the pattern may have one.
  public boolean matchesFolder(String folder) {
    return any(folders, folder);
  }

  /// A plain loop: thousands of paths are tried in one judgement.
  private static boolean any(List<Wildcard> alternatives, String path) {
    for (Wildcard alternative : alternatives) {
      if (alternative.matches(path)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.pattern.equals(pattern);
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
