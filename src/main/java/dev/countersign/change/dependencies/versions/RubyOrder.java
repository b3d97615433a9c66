package dev.countersign.change.dependencies.versions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// RubyGems' order of versions: part by part, a word before any number.
public enum RubyOrder implements VersionOrder {
  RUBY;

  @Override
  public @Nullable Version read(String text) {
    Version version = Version.startingWithNumbers(Version.withoutLeadingV(text.strip()));
    return version != null && isTail(version.rest()) ? version : null;
  }

  private static boolean isTail(String tail) {
    return tail.chars()
        .allMatch(
            c -> Version.isDigit((char) c) || Version.isLetter((char) c) || c == '.' || c == '-');
  }

  @Override
  public int compare(Version one, Version other) {
    List<String> left = canonical(one);
    List<String> right = canonical(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order =
          compareParts(i < left.size() ? left.get(i) : "0", i < right.size() ? right.get(i) : "0");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareParts(String one, String other) {
    boolean left = Version.isNumber(one);
    boolean right = Version.isNumber(other);
    if (left && right) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return left == right ? one.compareTo(other) : Boolean.compare(left, right);
  }

  /// The parts without the zeros that end the numbers and the whole; a hyphen opens a pre-release.
  private static List<String> canonical(Version version) {
    List<String> numbers = new ArrayList<>();
    List<String> tail = new ArrayList<>();
    for (String part : Segments.of(version.text().replace("-", ".pre."))) {
      (tail.isEmpty() && Version.isNumber(part) ? numbers : tail).add(part);
    }
    dropZeros(numbers);
    dropZeros(tail);
    numbers.addAll(tail);
    return numbers;
  }

  private static void dropZeros(List<String> parts) {
    while (!parts.isEmpty() && parts.getLast().chars().allMatch(c -> c == '0')) {
      parts.removeLast();
    }
  }
}
