package dev.countersign.change;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What somebody ruled on a change by a command. Whether it counts is for the policy in force to
/// say, each time.
///
/// @param source where it was said
/// @param subject the rule waived, the freeze excepted, the type or level set: by its name in the
///   policy
/// @param because as they wrote it
/// @param head the commit that was before them
/// @param until when it ends, null where it has no end of its own
public record Ruling(
    Source source,
    Login by,
    Kind kind,
    String subject,
    String because,
    Sha head,
    @Nullable Instant until) {
  /// In the order in which they were given.
  public static final Comparator<Ruling> ORDER =
      Comparator.<Ruling, Instant>comparing(ruling -> ruling.source().at())
          .thenComparingLong(ruling -> ruling.source().comment())
          .thenComparingInt(ruling -> ruling.source().place());

  /// The comment and the place of the command in it, from 0.
  public record Source(long comment, int place, Instant at) {}

  /// What it is about.
  public enum Kind {
    WAIVER,
    EXCEPTION,
    TYPE,
    RISK
  }
}
