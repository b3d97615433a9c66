package dev.countersign.change.dependencies.versions;

import dev.countersign.change.dependencies.versions.Range.End;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The grammar of declarations that are one version, an interval such as `[1.0,2.0)`, or a prefix
/// such as `1.+`.
///
/// @param wildcard the ending that stands for any number: `.+`, `.*`, or nothing where there is
///   none
public record Intervals(VersionOrder order, String wildcard) implements Grammar {
  public static final Grammar MAVEN = new Intervals(MavenOrder.MAVEN, "");
  public static final Grammar GRADLE = new Intervals(GradleOrder.GRADLE, ".+");
  public static final Grammar NUGET = new Intervals(SemanticOrder.NUGET, ".*");

  private static final int LONGEST = 1024;

  @Override
  public @Nullable Range read(String declaration) {
    String text = declaration.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if ("[](".indexOf(text.charAt(0)) >= 0) {
      return interval(text);
    }
    if (!wildcard.isEmpty() && text.endsWith(wildcard)) {
      return prefix(text.substring(0, text.length() - wildcard.length()));
    }
    Version version = order.read(text);
    return version == null ? null : Range.exactly(version);
  }

  private @Nullable Range prefix(String text) {
    Version low = order.read(text);
    if (low == null || !low.rest().isEmpty()) {
      return null;
    }
    List<BigInteger> numbers = new ArrayList<>(low.numbers());
    numbers.set(numbers.size() - 1, numbers.getLast().add(BigInteger.ONE));
    String end = String.join(".", numbers.stream().map(BigInteger::toString).toList());
    return new Range(low, order.read(end), End.IMPLIED);
  }

  /// From the first number of the first interval to the last of the last; several intervals leave
  /// holes, which count as in.
  private @Nullable Range interval(String text) {
    String inner = text.substring(1);
    int last = inner.length() - 1;
    if (last < 0 || "])[".indexOf(inner.charAt(last)) < 0) {
      return null;
    }
    String[] ends = inner.substring(0, last).split(",", -1);
    if (ends.length == 1) {
      Version only = order.read(ends[0]);
      return only == null ? null : Range.exactly(only);
    }
    String from = ends[0].strip();
    String to = ends[ends.length - 1].strip();
    Version low = order.read(from.isEmpty() ? "0" : from);
    if (low == null || to.isEmpty()) {
      return low == null ? null : new Range(low, null, End.OPEN);
    }
    Version high = order.read(to);
    return high == null ? null : new Range(low, high, End.WRITTEN);
  }
}
