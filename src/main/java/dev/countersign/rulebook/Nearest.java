package dev.countersign.rulebook;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What somebody probably meant to write, out of what may be written.
public final class Nearest {
  private static final int MOST_LISTED = 60;
  private static final int MOST_COMPARED = 60;

  private Nearest() {}

  /// As in ``did you mean `approvals`?``, or all that may be written where nothing is near.
  public static String mend(String written, Collection<String> valid) {
    return to(written, valid)
        .map(near -> "did you mean %s?".formatted(Shown.quoted(near)))
        .orElseGet(() -> "write " + listed(valid));
  }

  private static String listed(Collection<String> valid) {
    String names =
        valid.stream().limit(MOST_LISTED).map(Shown::quoted).collect(Collectors.joining(", "));
    String one = valid.size() == 1 ? "" : "one of ";
    return one + names + (valid.size() > MOST_LISTED ? ", …" : "");
  }

  static Optional<String> to(String written, Collection<String> valid) {
    String word = folded(written);
    int most = Math.max(1, word.length() / 3);
    return valid.stream()
        .filter(each -> word.length() <= MOST_COMPARED && distance(word, folded(each)) <= most)
        .min(Comparator.comparingInt((String each) -> distance(word, folded(each))));
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  /// Letters to add, take away, replace or swap with a neighbour.
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int row = 0; row <= one.length(); row++) {
      for (int column = 0; column <= other.length(); column++) {
        cost[row][column] =
            row == 0 || column == 0 ? row + column : cheapest(cost, row, column, one, other);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int cheapest(int[][] cost, int row, int column, String one, String other) {
    int same = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
    int least =
        List.of(
                cost[row - 1][column] + 1,
                cost[row][column - 1] + 1,
                cost[row - 1][column - 1] + same)
            .stream()
            .min(Comparator.naturalOrder())
            .orElseThrow();
    boolean swapped =
        row > 1
            && column > 1
            && one.charAt(row - 1) == other.charAt(column - 2)
            && one.charAt(row - 2) == other.charAt(column - 1);
    return swapped ? Math.min(least, cost[row - 2][column - 2] + 1) : least;
  }
}
