package dev.countersign.change;

/// What a revert takes back.
public sealed interface Reverted {

  /// An earlier pull request, as GitHub's own revert names it.
  record Pull(Repo repo, int number) implements Reverted {}

  /// A commit, as git's own revert names it.
  ///
  /// @param sha 7 to 64 lower-case hexadecimal digits: it may be abbreviated
  record Made(String sha) implements Reverted {}
}
