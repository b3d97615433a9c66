package dev.countersign.forge;

/// What we answer a command with at a glance.
public enum Reaction {
  /// It is done.
  DONE,
  /// It is not done; a sentence says why.
  REFUSED
}
