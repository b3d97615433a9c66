package dev.countersign.ledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11, 2026-11-01, 2026-12-01, 2026-10",
    "2026-01, 2026-01-01, 2026-02-01, 2025-12",
    "2024-02, 2024-02-01, 2024-03-01, 2024-01",
    "2026-Q4, 2026-10-01, 2027-01-01, 2026-Q3",
    "2026-Q1, 2026-01-01, 2026-04-01, 2025-Q4",
    "2026, 2026-01-01, 2027-01-01, 2025"
  })
  void aPeriodHasItsDaysAndOneBefore(String name, String first, String after, String before) {
    Period period = Period.named(name);
    assertThat(period.name()).isEqualTo(name);
    assertThat(period.first()).hasToString(first);
    assertThat(period.after()).hasToString(after);
    assertThat(period.before().name()).isEqualTo(before);
    assertThat(period.before().after()).isEqualTo(period.first());
  }

  @Test
  void beforeAnyDaysAreAsManyOthers() {
    Period days = Period.days(Period.day("2024-02-28"), Period.day("2024-03-01"));
    assertThat(days.before().name()).isEqualTo("2024-02-25 to 2024-02-27");
  }

  @Test
  void theLastMomentOfADayIsInItAndMidnightIsNot() {
    Period november = Period.named("2026-11");
    assertThat(november.has(Instant.parse("2026-11-01T00:00:00Z"))).isTrue();
    assertThat(november.has(Instant.parse("2026-11-30T23:59:59.999Z"))).isTrue();
    assertThat(november.has(Instant.parse("2026-12-01T00:00:00Z"))).isFalse();
    assertThat(november.has(Instant.parse("2026-10-31T23:59:59.999Z"))).isFalse();
  }
}
