package dev.countersign.change;

/// Whether something holds, where the facts may not be enough to say.
///
/// The connectives are Kleene's: an unknown only stays unknown where it could still decide the
/// outcome.
public enum Truth {
  NO,
  UNKNOWN,
  YES;

  /// The truth of a fact that is known.
  public static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  public Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public Truth not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }

  /// Whether it could hold: the stricter reading of a condition that, once held, asks for more.
  public boolean possible() {
    return this != NO;
  }

  /// Whether it holds for certain: the stricter reading of a condition that, once held, asks for
  /// less.
  public boolean certain() {
    return this == YES;
  }
}
