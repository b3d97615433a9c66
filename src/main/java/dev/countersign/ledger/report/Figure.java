package dev.countersign.ledger.report;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A figure with its target and what it was in the period before.
///
/// @param id as programs know it
/// @param how what is counted, as a sentence
/// @param clauses of the policies that ask for it
public record Figure(
    String id,
    String name,
    Value value,
    Value before,
    @Nullable Target target,
    String how,
    List<String> clauses) {
  public Figure {
    clauses = List.copyOf(clauses);
  }

  /// What a figure is to be: under a bound, or over it.
  ///
  /// @param bound in the unit of the amount
  public record Target(String text, boolean under, double bound) {
    static Target under(double share) {
      return new Target("under " + Math.round(100 * share) + " %", true, share);
    }

    static Target over(double share) {
      return new Target("over " + Math.round(100 * share) + " %", false, share);
    }

    static Target within(Duration time) {
      return new Target("under " + Value.length(time), true, time.toSeconds());
    }
  }

  /// `met` or `missed`; `not known`; empty where there is no target.
  public String state() {
    Target aim = target;
    OptionalDouble amount = value.amount();
    if (aim == null) {
      return "";
    }
    if (amount.isEmpty()) {
      return "not known";
    }
    boolean met =
        aim.under() ? amount.getAsDouble() < aim.bound() : amount.getAsDouble() > aim.bound();
    return met ? "met" : "missed";
  }

  /// `up`, `down` or `same` against the period before; empty where either is not known.
  public String trend() {
    OptionalDouble now = value.amount();
    OptionalDouble then = before.amount();
    if (now.isEmpty() || then.isEmpty()) {
      return "";
    }
    int way = Double.compare(now.getAsDouble(), then.getAsDouble());
    return way == 0 ? "same" : way > 0 ? "up" : "down";
  }
}
