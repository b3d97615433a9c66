package dev.countersign.policy;

/// How something that a rule asks for stands. In order of urgency for the author, least first.
public enum State {
  /// A warning, or a recommendation: holds nothing.
  NOTED,
  WAIVED,
  MET,
  /// On named people, checks or a time; nothing for the author to do.
  WAITING,
  /// The author must act.
  UNMET
}
