package dev.countersign.forge;

/// What came of publishing a check.
public sealed interface Published {
  /// It is there.
  record Done(long id) implements Published {}

  /// The commit or repository is no longer there; nothing more to do.
  record Gone(String why) implements Published {}
}
