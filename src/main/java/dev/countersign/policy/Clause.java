package dev.countersign.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of a command: what it is about, until when, and because of what.
///
/// @param subject by its name in the policy
/// @param until null where no end is said
record Clause(String subject, String because, @Nullable Instant until) {
  private static final Pattern BECAUSE = Pattern.compile("(?i)(?<!\\S)because(?!\\S)");
  private static final Pattern UNTIL = Pattern.compile("(?i)(.*)(?<!\\S)until\\s+(\\S+)");

  /// Words in two: before and after one of their *because*.
  private record Halves(String before, String after) {}

  /// What came of reading the words.
  sealed interface Reading {
    record Read(Clause clause) implements Reading {}

    /// No reason is given.
    record Groundless() implements Reading {}

    /// Its subject is nothing that the policy knows.
    record Nameless(String said) implements Reading {}

    /// Its end cannot be read.
    record Timeless(String said) implements Reading {}
  }

  /// Reads the words. A name may itself have *because* or *until* in it.
  ///
  /// @param names finds the name that somebody means, null where there is none
  static Reading read(String words, Function<String, @Nullable String> names, ZoneId zone) {
    List<Halves> halves = halves(words);
    for (Halves half : halves) {
      Optional<Reading> read = read(half, names, zone);
      if (read.isPresent()) {
        return read.get();
      }
    }
    if (halves.isEmpty()) {
      return new Reading.Groundless();
    }
    return new Reading.Nameless(halves.getFirst().before());
  }

  private static List<Halves> halves(String words) {
    List<Halves> halves = new ArrayList<>();
    Matcher because = BECAUSE.matcher(words);
    while (because.find()) {
      String after = words.substring(because.end()).strip();
      if (!Spelling.plain(after).isEmpty()) {
        halves.add(new Halves(words.substring(0, because.start()).strip(), after));
      }
    }
    return halves;
  }

  private static Optional<Reading> read(
      Halves half, Function<String, @Nullable String> names, ZoneId zone) {
    String whole = names.apply(half.before());
    if (whole != null) {
      return Optional.of(new Reading.Read(new Clause(whole, half.after(), null)));
    }
    Matcher until = UNTIL.matcher(half.before());
    String name = until.matches() ? names.apply(until.group(1).strip()) : null;
    if (name == null) {
      return Optional.empty();
    }
    Instant end = moment(until.group(2), zone);
    return Optional.of(
        end == null
            ? new Reading.Timeless(until.group(2))
            : new Reading.Read(new Clause(name, half.after(), end)));
  }

  /// A day, whose end is meant, or a time; null where it is neither.
  private static @Nullable Instant moment(String text, ZoneId zone) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      if (!upper.contains("T")) {
        return LocalDate.parse(upper).plusDays(1).atStartOfDay(zone).toInstant();
      }
      return upper.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(upper).toInstant()
          : LocalDateTime.parse(upper).atZone(zone).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
