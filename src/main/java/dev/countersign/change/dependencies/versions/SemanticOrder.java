package dev.countersign.change.dependencies.versions;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The order of Semantic Versioning, read with a tolerance for missing and further numbers.
///
/// @param ignoresCase whether pre-releases compare without regard to case
public record SemanticOrder(boolean ignoresCase) implements VersionOrder {
  public static final SemanticOrder STRICT = new SemanticOrder(false);
  public static final SemanticOrder NUGET = new SemanticOrder(true);

  @Override
  public @Nullable Version read(String text) {
    String bare = Version.withoutLeadingV(text.strip());
    Version version = Version.startingWithNumbers(bare);
    return version != null && isTail(version.rest()) ? version : null;
  }

  @Override
  public int compare(Version one, Version other) {
    int numbers = Version.compareNumbers(one, other);
    return numbers != 0 ? numbers : comparePreReleases(preRelease(one), preRelease(other));
  }

  /// A tail is empty, or opens with `-` or `+` and holds nothing but letters, digits, `-`, `.` and
  /// `+`.
  private static boolean isTail(String tail) {
    if (tail.isEmpty()) {
      return true;
    }
    boolean opens = tail.length() > 1 && (tail.charAt(0) == '-' || tail.charAt(0) == '+');
    return opens
        && tail.chars()
            .allMatch(c ->
                Version.isDigit((char) c) || Version.isLetter((char) c) || "-.+".indexOf(c) >= 0);
  }

  private String preRelease(Version version) {
    String rest = version.rest();
    int build = rest.indexOf('+');
    String pre = build < 0 ? rest : rest.substring(0, build);
    String bare = pre.isEmpty() ? "" : pre.substring(1);
    return ignoresCase ? bare.toLowerCase(Locale.ROOT) : bare;
  }

  /// Compares two pre-releases, dot by dot; none at all comes last.
  static int comparePreReleases(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    String[] left = one.split("\\.", -1);
    String[] right = other.split("\\.", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = compareIdentifiers(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private static int compareIdentifiers(String one, String other) {
    boolean left = Version.isNumber(one);
    boolean right = Version.isNumber(other);
    if (left && right) {
      return new java.math.BigInteger(one).compareTo(new java.math.BigInteger(other));
    }
    return left == right ? one.compareTo(other) : Boolean.compare(right, left);
  }
}
