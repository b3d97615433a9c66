package dev.countersign.change.dependencies.versions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Python's order of versions (PEP 440), with epochs as lines of their own.
public enum PythonOrder implements VersionOrder {
  PEP_440;

  /// What may follow the numbers: a pre-release, a post-release, a development release, a local
  /// version.
  private static final Pattern REST =
      Pattern.compile(
          "(?:[-_.]?(alpha|beta|preview|pre|rc|a|b|c)[-_.]?([0-9]*+))?"
              + "(?:[-_.]?(?:post|rev|r)[-_.]?([0-9]*+)|-([0-9]++))?"
              + "(?:[-_.]?dev[-_.]?([0-9]*+))?"
              + "(?:\\+([a-z0-9]++(?:[-_.][a-z0-9]++)*+))?");

  @Override
  public @Nullable Version read(String text) {
    String bare = Version.withoutLeadingV(text.strip().toLowerCase(Locale.ROOT));
    if (bare.length() > Version.LONGEST) {
      return null;
    }
    int epochEnd = bare.indexOf('!');
    String epoch = epochEnd < 0 ? "0" : bare.substring(0, epochEnd);
    Version version = Version.startingWithNumbers(bare.substring(epochEnd + 1));
    if (version == null || !Version.isNumber(epoch) || !REST.matcher(version.rest()).matches()) {
      return null;
    }
    BigInteger line = new BigInteger(epoch);
    return version.withLine(line.signum() == 0 ? "" : line.toString());
  }

  @Override
  public int compare(Version one, Version other) {
    int epochs = new BigInteger(epoch(one)).compareTo(new BigInteger(epoch(other)));
    int numbers = epochs != 0 ? epochs : Version.compareNumbers(one, other);
    return numbers != 0 ? numbers : Tail.of(one).compareTo(Tail.of(other));
  }

  private static String epoch(Version version) {
    return version.line().isEmpty() ? "0" : version.line();
  }

  /// What follows the numbers, as ranks and numbers in the order in which they decide.
  private record Tail(List<BigInteger> key, String local) implements Comparable<Tail> {
    private static final int BEFORE = -2;
    private static final int NONE = -1;

    static Tail of(Version version) {
      Matcher m = REST.matcher(version.rest());
      if (!m.matches()) {
        return new Tail(List.of(), "");
      }
      String post = m.group(3) == null ? m.group(4) : m.group(3);
      boolean onlyDev = m.group(1) == null && post == null && m.group(5) != null;
      List<BigInteger> key = new ArrayList<>();
      key.add(BigInteger.valueOf(onlyDev ? BEFORE : rank(m.group(1))));
      key.add(number(m.group(2), NONE));
      key.add(number(post, NONE));
      key.add(m.group(5) == null ? BigInteger.ONE : BigInteger.ZERO);
      key.add(number(m.group(5), NONE));
      return new Tail(key, Objects.requireNonNullElse(m.group(6), ""));
    }

    private static int rank(@Nullable String pre) {
      return switch (pre) {
        case null -> 3;
        case "a", "alpha" -> 0;
        case "b", "beta" -> 1;
        default -> 2;
      };
    }

    private static BigInteger number(@Nullable String digits, int without) {
      if (digits == null) {
        return BigInteger.valueOf(without);
      }
      return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    @Override
    public int compareTo(Tail other) {
      for (int i = 0; i < Math.min(key.size(), other.key.size()); i++) {
        int order = key.get(i).compareTo(other.key.get(i));
        if (order != 0) {
          return order;
        }
      }
      return compareLocals(local, other.local);
    }

    /// No local version comes first; among local parts numbers come last, and fewer parts before
    /// more.
    private static int compareLocals(String one, String other) {
      if (one.isEmpty() || other.isEmpty()) {
        return Boolean.compare(other.isEmpty(), one.isEmpty());
      }
      String[] left = one.split("[-_.]", -1);
      String[] right = other.split("[-_.]", -1);
      for (int i = 0; i < Math.min(left.length, right.length); i++) {
        boolean l = Version.isNumber(left[i]);
        boolean r = Version.isNumber(right[i]);
        int order =
            l && r
                ? new BigInteger(left[i]).compareTo(new BigInteger(right[i]))
                : (l == r ? left[i].compareTo(right[i]) : Boolean.compare(l, r));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(left.length, right.length);
    }
  }
}
