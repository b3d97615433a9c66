package dev.countersign.change;

/// Who owns files by CODEOWNERS.
public sealed interface Owner {
  /// A person, `@dana`.
  record User(Login login) implements Owner {}

  /// A team, `@acme/security`.
  record Team(TeamName name) implements Owner {}

  /// Whoever has this address with GitHub.
  record Email(String address) implements Owner {}
}
