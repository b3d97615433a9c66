package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.calendar.Term;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OversightTest {
  @Test
  void the_review_of_a_policy_is_overdue_from_the_day_after_it_is_due() {
    PolicyReview review = new PolicyReview(LocalDate.of(2026, 11, 21), Term.of("1y"));

    assertThat(review.overdue(LocalDate.of(2026, 11, 21))).isFalse();
    assertThat(review.overdue(LocalDate.of(2026, 11, 22))).isTrue();
    assertThat(new PolicyReview(null, Term.of("1y")).overdue(LocalDate.of(2100, 1, 1))).isFalse();
  }
}
