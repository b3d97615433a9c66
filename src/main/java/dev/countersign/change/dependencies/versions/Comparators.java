package dev.countersign.change.dependencies.versions;

import dev.countersign.change.dependencies.versions.Range.End;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The grammar of declarations made of operators, such as `>=1.2, <2 || ^3`.
///
/// @param bare what a version without an operator means
/// @param tilde what `~` means
public record Comparators(VersionOrder order, Bare bare, Tilde tilde) implements Grammar {
  private static final int MOST_BOUNDS = 64;
  private static final int LONGEST = 1024;

  /// What a version without an operator means.
  public enum Bare {
    CARET,
    EXACT,
    /// Exactly that version where all three numbers are there, else every version that begins so.
    EXACT_OR_PREFIX
  }

  /// What `~` lets move.
  public enum Tilde {
    /// All behind the second number.
    BEHIND_SECOND,
    /// The last number written.
    LAST_WRITTEN
  }

  public static final Grammar CARGO =
      new Comparators(SemanticOrder.STRICT, Bare.CARET, Tilde.BEHIND_SECOND);
  public static final Grammar COMPOSER =
      new Comparators(ComposerOrder.COMPOSER, Bare.EXACT, Tilde.LAST_WRITTEN);
  public static final Grammar PYTHON =
      new Comparators(PythonOrder.PEP_440, Bare.EXACT, Tilde.BEHIND_SECOND);
  public static final Grammar RUBY =
      new Comparators(RubyOrder.RUBY, Bare.EXACT, Tilde.LAST_WRITTEN);
  public static final Grammar NPM =
      new Comparators(SemanticOrder.STRICT, Bare.EXACT_OR_PREFIX, Tilde.BEHIND_SECOND);

  @Override
  public @Nullable Range read(String declaration) {
    if (declaration.length() > LONGEST) {
      return null;
    }
    Range all = null;
    for (String alternative : declaration.replace("||", "|").split("\\|", -1)) {
      Range range = readAlternative(alternative);
      if (range == null) {
        return null;
      }
      all = all == null ? range : union(all, range);
    }
    return all;
  }

  private @Nullable Range readAlternative(String text) {
    List<Bound> bounds = new BoundScanner(text).bounds();
    if (bounds == null || bounds.isEmpty() || bounds.size() > MOST_BOUNDS) {
      return null;
    }
    List<Range> ranges = new ArrayList<>();
    boolean bounded = false;
    for (Bound bound : bounds) {
      bounded |= !bound.operator().equals("!=");
      Range range = range(bound);
      if (range == null) {
        return null;
      }
      ranges.add(range);
    }
    return bounded ? intersection(ranges) : null;
  }

  /// One operator and the version after it.
  record Bound(String operator, String version) {}

  private @Nullable Range range(Bound bound) {
    boolean wildcard = isWildcard(bound.version());
    Version version = order.read(wildcard ? withoutWildcard(bound.version()) : bound.version());
    if (version == null) {
      return null;
    }
    return switch (bound.operator()) {
      case ">", ">=" -> new Range(version, null, End.OPEN);
      case "<", "<=" -> upTo(version);
      case "!=" -> new Range(zero(), null, End.OPEN);
      case "^" -> implied(version, caretPlace(version));
      case "~" -> implied(version, tildePlace(version));
      case "~>", "~=" -> implied(version, lastWritten(version));
      case "=", "==", "===" -> wildcard ? prefix(version) : Range.exactly(version);
      case "" -> bare(version, wildcard);
      default -> null;
    };
  }

  private @Nullable Range bare(Version version, boolean wildcard) {
    if (wildcard) {
      return prefix(version);
    }
    return switch (bare) {
      case CARET -> implied(version, caretPlace(version));
      case EXACT -> Range.exactly(version);
      case EXACT_OR_PREFIX ->
          version.numbers().size() < 3 ? prefix(version) : Range.exactly(version);
    };
  }

  private Range prefix(Version version) {
    return implied(version, version.numbers().size() - 1);
  }

  private Range upTo(Version version) {
    return new Range(zero().withLine(version.line()), version, End.WRITTEN);
  }

  private Range implied(Version low, int place) {
    return new Range(low, next(low, place), End.IMPLIED);
  }

  private int caretPlace(Version version) {
    int place = 0;
    while (place < version.numbers().size() - 1 && version.number(place).signum() == 0) {
      place++;
    }
    return Math.min(place, 2);
  }

  private int tildePlace(Version version) {
    return tilde == Tilde.LAST_WRITTEN
        ? lastWritten(version)
        : Math.min(1, version.numbers().size() - 1);
  }

  private static int lastWritten(Version version) {
    return Math.max(0, version.numbers().size() - 2);
  }

  private static Version next(Version version, int place) {
    List<java.math.BigInteger> numbers = new ArrayList<>(version.numbers().subList(0, place + 1));
    numbers.set(place, numbers.get(place).add(java.math.BigInteger.ONE));
    String text = String.join(".", numbers.stream().map(Object::toString).toList());
    return new Version(text, version.line(), numbers, "");
  }

  private static Version zero() {
    return new Version("0", "", List.of(java.math.BigInteger.ZERO), "");
  }

  /// Whether a version ends in `*`, `x` or `X` instead of numbers.
  private static boolean isWildcard(String version) {
    return version.endsWith(".*") || version.endsWith(".x") || version.endsWith(".X");
  }

  private static String withoutWildcard(String version) {
    String bare = version;
    while (isWildcard(bare)) {
      bare = bare.substring(0, bare.length() - 2);
    }
    return bare;
  }

  private Range intersection(List<Range> ranges) {
    Range all = ranges.getFirst();
    for (Range range : ranges.subList(1, ranges.size())) {
      Version low = order.compare(all.low(), range.low()) >= 0 ? all.low() : range.low();
      Range ends = endsFirst(all, range);
      End end = ends.end() == End.EXACT && !ends.low().equals(low) ? End.WRITTEN : ends.end();
      all = new Range(low, ends.high(), end);
    }
    return all;
  }

  private Range union(Range one, Range other) {
    Version low = order.compare(one.low(), other.low()) <= 0 ? one.low() : other.low();
    Range ends = endsFirst(one, other).equals(one) ? other : one;
    return new Range(low, ends.high(), ends.end() == End.OPEN ? End.OPEN : End.WRITTEN);
  }

  private Range endsFirst(Range one, Range other) {
    Version mine = one.high();
    Version its = other.high();
    if (mine == null || its == null) {
      return mine == null ? other : one;
    }
    return order.compare(mine, its) <= 0 ? one : other;
  }
}
