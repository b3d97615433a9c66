package dev.countersign.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sentence of a policy: when it applies, what must be there, and because of what.
///
/// @param waivableBy roles that may waive it
/// @param inEmergency whether it still holds for an authorised emergency
public record Rule(
    String name,
    Condition when,
    List<Requirement> require,
    @Nullable String because,
    List<String> clauses,
    boolean warnOnly,
    List<String> waivableBy,
    boolean overridable,
    boolean inEmergency,
    Place place) {
  public Rule {
    require = List.copyOf(require);
    clauses = List.copyOf(clauses);
    waivableBy = List.copyOf(waivableBy);
  }
}
