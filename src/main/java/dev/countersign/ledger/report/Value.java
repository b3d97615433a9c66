package dev.countersign.ledger.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// A number of a report, or why it cannot be known.
public sealed interface Value {
  /// So many.
  record Count(long number) implements Value {}

  /// So many of all, which are not none.
  record Share(long part, long all) implements Value {}

  /// So often a week.
  record Weekly(double times) implements Value {}

  /// So long.
  ///
  /// @param of how many it is the median of
  record Median(Duration length, int of) implements Value {}

  /// It cannot be known.
  ///
  /// @param why a phrase
  record Unknown(String why) implements Value {}

  /// A share; not known where there is nothing to have a share of.
  static Value share(long part, long all, String what) {
    return all == 0 ? new Unknown("no " + what + " in the period") : new Share(part, all);
  }

  /// The median of some times: the lower of the two in the middle.
  static Value median(List<Duration> times, String what) {
    return times.isEmpty()
        ? new Unknown("no " + what + " in the period")
        : new Median(times.stream().sorted().toList().get((times.size() - 1) / 2), times.size());
  }

  /// The number alone: a share from 0 to 1, a time in seconds.
  default OptionalDouble amount() {
    return switch (this) {
      case Count(long number) -> OptionalDouble.of((double) number);
      case Share(long part, long all) -> OptionalDouble.of((double) part / all);
      case Weekly(double times) -> OptionalDouble.of(times);
      case Median(Duration length, int of) -> OptionalDouble.of((double) length.toSeconds());
      case Unknown(String why) -> OptionalDouble.empty();
    };
  }

  /// As people read it.
  default String text() {
    return switch (this) {
      case Count(long number) -> Long.toString(number);
      case Share(long part, long all) ->
          String.format(Locale.ROOT, "%.1f %% (%d of %d)", 100.0 * part / all, part, all);
      case Weekly(double times) -> String.format(Locale.ROOT, "%.1f a week", times);
      case Median(Duration length, int of) -> length(length);
      case Unknown(String why) -> "not known: " + why;
    };
  }

  /// What the number is of: `count`, `share`, `per_week`, `seconds`, or empty.
  default String unit() {
    return switch (this) {
      case Count _ -> "count";
      case Share _ -> "share";
      case Weekly _ -> "per_week";
      case Median _ -> "seconds";
      case Unknown _ -> "";
    };
  }

  /// A time as in `2 d 3 h`, `3 h 5 min`, `2 h`, `40 s`.
  static String length(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + " d" + rest(time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h" + rest(time.toMinutesPart(), "min");
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private static String rest(int number, String unit) {
    return number == 0 ? "" : " " + number + " " + unit;
  }
}
