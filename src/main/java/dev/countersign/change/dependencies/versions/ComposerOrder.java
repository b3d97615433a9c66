package dev.countersign.change.dependencies.versions;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Composer's order of versions: numbers, then stability, then the number of the pre-release or
/// patch.
public enum ComposerOrder implements VersionOrder {
  COMPOSER;

  private static final List<String> STABILITIES =
      List.of("dev", "alpha", "beta", "rc", "stable", "patch");

  @Override
  public @Nullable Version read(String text) {
    String stripped = text.strip();
    int flag = stripped.indexOf('@');
    String bare = flag < 0 ? stripped : stripped.substring(0, flag);
    Version version =
        Version.startingWithNumbers(Version.withoutLeadingV(bare.toLowerCase(Locale.ROOT)));
    return version != null && isTail(withoutBuild(version)) ? version : null;
  }

  private static boolean isTail(String tail) {
    List<String> parts = Segments.of(tail);
    boolean plain = tail.chars().allMatch(c -> "._-".indexOf(c) >= 0 || isWordOrNumber((char) c));
    return plain && (parts.isEmpty() || stability(parts.getFirst()) >= 0);
  }

  private static boolean isWordOrNumber(char c) {
    return Version.isDigit(c) || Version.isLetter(c);
  }

  private static String withoutBuild(Version version) {
    int build = version.rest().indexOf('+');
    return build < 0 ? version.rest() : version.rest().substring(0, build);
  }

  @Override
  public int compare(Version one, Version other) {
    int numbers = Version.compareNumbers(one, other);
    if (numbers != 0) {
      return numbers;
    }
    List<String> left = Segments.of(withoutBuild(one));
    List<String> right = Segments.of(withoutBuild(other));
    int stabilities = Integer.compare(stabilityOf(left), stabilityOf(right));
    return stabilities != 0 ? stabilities : number(left).compareTo(number(right));
  }

  private static int stabilityOf(List<String> tail) {
    return tail.isEmpty() ? STABILITIES.indexOf("stable") : stability(tail.getFirst());
  }

  private static BigInteger number(List<String> tail) {
    boolean numbered = tail.size() > 1 && Version.isNumber(tail.get(1));
    return numbered ? new BigInteger(tail.get(1)) : BigInteger.ZERO;
  }

  private static int stability(String word) {
    return STABILITIES.indexOf(
        switch (word) {
          case "a" -> "alpha";
          case "b" -> "beta";
          case "p", "pl" -> "patch";
          default -> word;
        });
  }
}
