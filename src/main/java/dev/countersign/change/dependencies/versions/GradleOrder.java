package dev.countersign.change.dependencies.versions;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Gradle's order of versions: part by part, numbers after words, and some words with a rank of
/// their own.
public enum GradleOrder implements VersionOrder {
  GRADLE;

  private static final List<String> LATE_WORDS =
      List.of("rc", "snapshot", "final", "ga", "release", "sp");

  @Override
  public @Nullable Version read(String text) {
    return MavenOrder.MAVEN.read(text);
  }

  @Override
  public int compare(Version one, Version other) {
    List<String> left = Segments.of(one.text());
    List<String> right = Segments.of(other.text());
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareParts(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return left.size() >= right.size() ? further(left, right.size()) : -further(right, left.size());
  }

  /// A further number puts a version later, a further word earlier.
  private static int further(List<String> longer, int length) {
    if (longer.size() == length) {
      return 0;
    }
    return Version.isNumber(longer.get(length)) ? 1 : -1;
  }

  private static int compareParts(String one, String other) {
    boolean left = Version.isNumber(one);
    boolean right = Version.isNumber(other);
    if (left && right) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    if (left || right) {
      return Boolean.compare(left, right);
    }
    int ranks = Integer.compare(rank(one), rank(other));
    return ranks != 0 || rank(one) != 0 ? ranks : one.compareTo(other);
  }

  private static int rank(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.equals("dev") ? -1 : LATE_WORDS.indexOf(lower) + 1;
  }
}
