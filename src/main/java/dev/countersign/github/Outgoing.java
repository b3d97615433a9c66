package dev.countersign.github;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request as it goes over the wire.
///
/// @param route what [Calls] is told, empty to read it off the path
record Outgoing(
    String method, URI uri, Map<String, String> headers, @Nullable String body, String route) {
  Outgoing {
    headers = Map.copyOf(headers);
  }

  Outgoing to(URI other) {
    return new Outgoing(method, other, headers, body, route);
  }

  Outgoing with(String name, String value) {
    Map<String, String> more = new java.util.HashMap<>(headers);
    more.put(name, value);
    return new Outgoing(method, uri, more, body, route);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean isGet() {
    return method.equals("GET");
  }

  /// The path without what is particular to one repository, person, number or commit.
  String routeOrPath() {
    return route.isEmpty() ? Route.of(uri.getRawPath()) : route;
  }

  /// Leaves the headers out, which hold a token.
  @Override
  public String toString() {
    return method + " " + uri.getPath();
  }
}
