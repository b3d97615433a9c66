package dev.countersign.policy;

import dev.countersign.calendar.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When a policy must be read again by its owner.
///
/// @param next the day it is due, null where only the rhythm is said
/// @param every the rhythm, null where only the day is said
public record PolicyReview(@Nullable LocalDate next, @Nullable Term every) {
  /// Whether the day has passed.
  public boolean overdue(LocalDate today) {
    return next != null && today.isAfter(next);
  }
}
