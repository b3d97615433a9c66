package dev.countersign.sandbox;

/// A request that arrived, and the status it was answered with.
///
/// @param path the path without prefix and query; for GraphQL the name of the operation follows
///   after a space
/// @param by `app`, `installation` or `nobody`
public record LoggedRequest(String method, String path, String by, int status) {

  /// Method and path.
  public String line() {
    return method + " " + path;
  }
}
