package dev.countersign.change.dependencies.versions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of image tags: the number in front, then the numbers of the variant behind it.
///
/// Tags are steps of one line when their variants read the same but for their numbers, as in
/// `20.1-alpine3.18` and `20.2-alpine3.19`.
public enum ImageTagOrder implements VersionOrder {
  IMAGE_TAG;

  private static final int ABBREVIATED_DIGEST = 7;

  @Override
  public @Nullable Version read(String text) {
    Version version = Version.startingWithNumbers(Version.withoutLeadingV(text));
    boolean digest = version != null && isDigest(version.text());
    return version == null || digest ? null : version.withLine(words(version.rest()));
  }

  /// Whether a text could be the beginning of a digest or commit, even one of digits alone.
  static boolean isDigest(String text) {
    return text.length() >= ABBREVIATED_DIGEST
        && text.chars().allMatch(c -> Version.isDigit((char) c) || (c >= 'a' && c <= 'f'));
  }

  private static String words(String variant) {
    StringBuilder words = new StringBuilder();
    for (String part : Segments.of(variant)) {
      words.append(Version.isNumber(part) ? "" : part + " ");
    }
    return words.toString();
  }

  private static List<BigInteger> numbers(Version version) {
    List<BigInteger> numbers = new ArrayList<>();
    for (String part : Segments.of(version.rest())) {
      if (Version.isNumber(part)) {
        numbers.add(new BigInteger(part));
      }
    }
    return numbers;
  }

  private static Version variant(Version version) {
    return new Version(version.rest(), "", numbers(version), "");
  }

  @Override
  public int compare(Version one, Version other) {
    int numbers = Version.compareNumbers(one, other);
    return numbers != 0 ? numbers : Version.compareNumbers(variant(one), variant(other));
  }

  /// The larger of what the version moves and what its variant moves.
  @Override
  public @Nullable Bump bump(Version one, Version other) {
    if (!one.line().equals(other.line())) {
      return Bump.MAJOR;
    }
    return Bump.larger(part(one, other), part(variant(one), variant(other)));
  }

  private static @Nullable Bump part(Version one, Version other) {
    int place = one.firstDifference(other);
    return place < 0 ? null : one.part(place);
  }
}
