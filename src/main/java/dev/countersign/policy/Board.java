package dev.countersign.policy;

import dev.countersign.calendar.Term;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The change advisory board.
///
/// @param role who is of it
/// @param chair the role that decides, null where nobody is named
/// @param meets when it meets each week, null where it is not said
/// @param emergencyWithin how soon it meets in an emergency, null where it is not said
public record Board(
    String role, @Nullable String chair, @Nullable Meeting meets, @Nullable Term emergencyWithin) {
  /// A weekly meeting, in the policy's zone.
  public record Meeting(DayOfWeek day, LocalTime at) {}
}
