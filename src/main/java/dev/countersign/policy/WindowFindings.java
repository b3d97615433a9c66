package dev.countersign.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether now is inside a change window, and when that changes.
record WindowFindings(Facts facts, @Nullable String risk) {

  Finding inside(List<String> names) {
    Finding finding = facts.calendars().inside(names, risk);
    if (finding instanceof Finding.InWindow window) {
      facts.turnsAt(window.opens());
      facts.turnsAt(window.closes());
    }
    return finding;
  }
}
