package dev.countersign.ledger.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as ECMAScript writes them (`Number::toString`), which RFC 8785 asks for.
final class Numbers {
  private static final int LONGEST = 21;
  private static final int SMALLEST = -6;
  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

  private Numbers() {}

  static String text(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(number + " is no number in JSON");
    }
    if (number == 0) {
      return "0";
    }
    String sign = number < 0 ? "-" : "";
    BigDecimal shortest = shortest(Math.abs(number));
    String digits = shortest.unscaledValue().toString();
    return sign + text(digits, digits.length() - shortest.scale());
  }

  /// Java gives the fewest digits that lead back to the number, but never fewer than two.
  private static BigDecimal shortest(double number) {
    BigDecimal two = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    BigDecimal one = two.round(ONE_DIGIT).stripTrailingZeros();
    return one.doubleValue() == number ? one : two;
  }

  /// @param point how many digits are before the decimal point
  private static String text(String digits, int point) {
    int length = digits.length();
    if (length <= point && point <= LONGEST) {
      return digits + "0".repeat(point - length);
    }
    if (0 < point && point <= LONGEST) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (SMALLEST < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    String rest = length == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + rest + "e" + (point > 0 ? "+" : "") + (point - 1);
  }
}
