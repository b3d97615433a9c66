package dev.countersign.change;

/// Who can be asked for a review: a person or a team.
public sealed interface Reviewer {
  /// One person.
  record User(Login login) implements Reviewer {}

  /// Everybody in a team.
  record Team(TeamName name) implements Reviewer {}
}
