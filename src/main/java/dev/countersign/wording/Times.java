package dev.countersign.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Moments and spans as people say them.
final class Times {
  private static final Duration FAR = Duration.ofDays(6);
  private static final DateTimeFormatter NEAR_FORM =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter FAR_FORM =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

  private static final Pattern ASKED = Pattern.compile("asked (?:just now|[0-9]+ (?:min|h|d) ago)");

  private Times() {}

  /// `Tue 09:00` in the zone, with the date when it is over six days away.
  static String at(Instant moment, Instant now, ZoneId zone) {
    ZonedDateTime there = moment.atZone(zone);
    return there.format(Duration.between(now, moment).compareTo(FAR) > 0 ? FAR_FORM : NEAR_FORM);
  }

  /// The same without how long ago anybody was asked, which grows by itself.
  static String ageless(String text) {
    return ASKED.matcher(text).replaceAll("asked");
  }

  /// `2 h ago`.
  static String ago(Instant moment, Instant now) {
    Duration span = Duration.between(moment, now);
    if (span.toMinutes() < 1) {
      return "just now";
    }
    if (span.toHours() < 1) {
      return span.toMinutes() + " min ago";
    }
    return span.toDays() < 1 ? span.toHours() + " h ago" : span.toDays() + " d ago";
  }
}
