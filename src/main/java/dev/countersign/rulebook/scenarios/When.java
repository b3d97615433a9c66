package dev.countersign.rulebook.scenarios;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// The time of a scenario, and the reading of others in its zone.
///
/// @param now when the change is judged
record When(Instant now, ZoneId zone) {
  static final String WANTED = "a time such as 2026-03-04T10:00+11:00";
  private static final LocalDateTime USUAL = LocalDateTime.of(2026, 3, 3, 12, 0);

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

  /// Noon of a Tuesday.
  static When usual(ZoneId zone) {
    return new When(USUAL.atZone(zone).toInstant(), zone);
  }

  /// A moment with an offset, or one without, in the policy's zone; of these times.
  Instant moment(String text) {
    Instant moment =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                instanceof OffsetDateTime exact
            ? exact.toInstant()
            : LocalDateTime.parse(text).atZone(zone).toInstant();
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw new IllegalArgumentException("not of these times");
    }
    return moment;
  }
}
