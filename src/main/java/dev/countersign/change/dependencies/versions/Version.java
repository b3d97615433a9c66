package dev.countersign.change.dependencies.versions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version as its ecosystem reads it.
///
/// @param text as written, without what the order ignores
/// @param line what two versions must share to be steps of one line, such as an epoch or an image's
///   variant
/// @param numbers the numbers it begins with, from the left
/// @param rest what follows those numbers
public record Version(String text, String line, List<BigInteger> numbers, String rest) {
  static final int LONGEST = 256;

  public Version {
    numbers = List.copyOf(numbers);
  }

  /// Reads the dotted numbers at the start of a text; null where it does not start with a digit.
  static @Nullable Version startingWithNumbers(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    List<BigInteger> numbers = new ArrayList<>();
    int end = 0;
    int at = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      end = endOfDigits(text, at);
      numbers.add(new BigInteger(text.substring(at, end)));
      at = end < text.length() && text.charAt(end) == '.' ? end + 1 : text.length();
    }
    return numbers.isEmpty() ? null : new Version(text, "", numbers, text.substring(end));
  }

  /// The number it begins with.
  public BigInteger major() {
    return number(0);
  }

  /// The number at a place from the left; those not written are zero.
  BigInteger number(int place) {
    return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
  }

  /// The first place at which the numbers differ; -1 where none does.
  int firstDifference(Version other) {
    int length = Math.max(numbers.size(), other.numbers.size());
    for (int place = 0; place < length; place++) {
      if (!number(place).equals(other.number(place))) {
        return place;
      }
    }
    return -1;
  }

  /// What a change at a place amounts to: behind leading zeros each of the first three numbers is
  /// the major one.
  Bump part(int place) {
    boolean leadingZeros = place < 3;
    for (int i = 0; i < place; i++) {
      leadingZeros &= number(i).equals(BigInteger.ZERO);
    }
    if (leadingZeros) {
      return Bump.MAJOR;
    }
    return place == 1 ? Bump.MINOR : Bump.PATCH;
  }

  /// The first place from the left at which the numbers of two differ; -1 where none does.
  public int firstPlace(Version other) {
    return firstDifference(other);
  }

  /// The part that is the last not zero of the first three numbers: what a release of that number
  /// amounts to.
  public Bump lastPart() {
    if (number(2).signum() != 0) {
      return Bump.PATCH;
    }
    return number(1).signum() == 0 ? Bump.MAJOR : Bump.MINOR;
  }

  Version withLine(String other) {
    return new Version(text, other, numbers, rest);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isDigit((char) c));
  }

  static String withoutLeadingV(String text) {
    boolean v = text.length() > 1 && (text.charAt(0) == 'v' || text.charAt(0) == 'V');
    return v && isDigit(text.charAt(1)) ? text.substring(1) : text;
  }

  static int compareNumbers(Version one, Version other) {
    int place = one.firstDifference(other);
    return place < 0 ? 0 : one.number(place).compareTo(other.number(place));
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
