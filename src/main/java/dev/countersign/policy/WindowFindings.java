package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.Hours;
import dev.countersign.calendar.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether now is inside a change window, and when that changes.
record WindowFindings(Facts facts, @Nullable String risk) {

  Finding inside(List<String> names) {
    Policy policy = facts.asked().policy();
    Instant now = facts.asked().now();
    List<Window> windows =
        names.stream()
            .flatMap(name -> policy.window(name).stream())
            .filter(this::isForTheRisk)
            .toList();
    BusinessHours business = facts.calendars().business();
    if (business == null && windows.stream().anyMatch(Window::business)) {
      return new Finding.Unknown(State.WAITING, facts.calendars().unreadHolidays());
    }
    Hours hours =
        Hours.of(windows, business == null ? policy.businessHours() : business, policy.zone());
    boolean inside = hours.inside(now);
    Instant turns = inside ? hours.closes(now) : hours.opens(now);
    facts.turnsAt(turns);
    return new Finding.InWindow(
        inside ? State.MET : State.WAITING, names, inside ? null : turns, inside ? turns : null);
  }

  /// A window with limits is for no change whose risk is not rated.
  private boolean isForTheRisk(Window window) {
    List<String> levels = facts.asked().policy().risk().levelNames();
    int level = risk == null ? -1 : levels.indexOf(risk);
    return between(level, window, levels);
  }

  private static boolean between(int level, Window window, List<String> levels) {
    String least = window.riskAtLeast();
    String most = window.riskAtMost();
    return (least == null && most == null)
        || (level >= 0
            && (least == null || level >= levels.indexOf(least))
            && (most == null || level <= levels.indexOf(most)));
  }
}
