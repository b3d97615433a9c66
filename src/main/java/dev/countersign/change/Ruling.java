package dev.countersign.change;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What somebody ruled on a change by a command. Whether it counts is for the policy in force to
/// say, each time.
///
/// @param source where it was said
/// @param subject the rule waived, the freeze excepted, the type or level set: by its name in the
///   policy; of the steps of an emergency see [Kind]
/// @param because as they wrote it, empty where an authorisation or claim says no more
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
    RISK,
    /// That this is an emergency; the subject is its severity and reason.
    EMERGENCY,
    /// That the emergency may go on; the subject is how it was given.
    AUTHORISATION,
    /// That somebody did not authorise it, or no longer does.
    DENIAL,
    /// That somebody else authorised it by word of mouth; the subject is who, and how.
    CLAIM,
    /// That nobody in a role can be reached; the subject is the role.
    UNAVAILABLE,
    /// That it is no emergency any more.
    STAND_DOWN
  }
}
