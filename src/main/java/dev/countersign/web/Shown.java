package dev.countersign.web;

import dev.countersign.wording.Account.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Small things as pages show them.
public final class Shown {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH);

  private Shown() {}

  public static String time(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).format(TIME);
  }

  /// How long something takes, in its largest unit.
  public static String span(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + " h";
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  /// Somebody's text without what is not seen or turns the direction of what is.
  public static String text(String anybodys) {
    return anybodys.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+", " ").strip();
  }

  /// How a check stands, in a word or two.
  public static String standing(Standing standing) {
    return switch (standing) {
      case SUCCESS -> "ready";
      case NEUTRAL -> "observing";
      case IN_PROGRESS -> "waiting";
      case ACTION_REQUIRED -> "author must act";
      case FAILURE -> "held";
    };
  }

  /// The class by which a standing has its colour.
  public static String tone(Standing standing) {
    return switch (standing) {
      case SUCCESS -> "good";
      case NEUTRAL -> "quiet";
      case IN_PROGRESS -> "wait";
      case ACTION_REQUIRED -> "act";
      case FAILURE -> "bad";
    };
  }

  /// The class by which a figure has its colour: `met`, `missed`, or neither.
  public static String aim(String state) {
    return switch (state) {
      case "met" -> "good";
      case "missed" -> "bad";
      default -> "quiet";
    };
  }
}
