package dev.countersign.github;

import java.time.Duration;

/// Is told of every request that was sent to GitHub.
@FunctionalInterface
public interface Calls {
  /// A request was sent.
  ///
  /// @param route its path without names and numbers, as in `/repos/{}/{}/pulls/{}/files`; for
  ///   GraphQL `/graphql` and the name of the operation
  /// @param status of the answer, 0 where there was none
  void made(String method, String route, int status, Duration took);

  /// GitHub said how much may still be asked.
  ///
  /// @param share of what it allows an installation in an hour, the least of its several budgets
  default void left(long installation, double share) {}

  /// Keeps nothing.
  static Calls unheard() {
    return (method, route, status, took) -> {};
  }
}
