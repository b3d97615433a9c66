package dev.countersign.policy;

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
    Hours hours = Hours.of(windows, policy.businessHours(), policy.zone());
    boolean inside = hours.inside(now);
    Instant turns = inside ? hours.closes(now) : hours.opens(now);
    facts.turnsAt(turns);
    return new Finding.InWindow(
        inside ? State.MET : State.WAITING, names, inside ? null : turns, inside ? turns : null);
  }

  /// A window with limits is for no change whose risk is not rated.
  private boolean isForTheRisk(Window window) {
    List<String> levels = facts.asked().policy().risk().levelNames();
    int level = levels.indexOf(risk);
    boolean atMost =
        window.riskAtMost() == null || (level >= 0 && level <= levels.indexOf(window.riskAtMost()));
    boolean atLeast =
        window.riskAtLeast() == null
            || (level >= 0 && level >= levels.indexOf(window.riskAtLeast()));
    return atMost && atLeast;
  }
}
