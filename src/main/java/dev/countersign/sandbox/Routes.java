package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The REST requests that are answered, each with the permission it needs.
final class Routes {

  private static final Pattern PART = Pattern.compile("\\{(\\w+)(\\*?)}");

  private final List<Route> routes = new ArrayList<>();

  /// What answers one kind of request.
  @FunctionalInterface
  interface Handler {
    Answer answer(Call call);
  }

  private record Route(
      String method, Pattern path, List<String> parts, String needs, Handler handler) {}

  /// A request found: who answers it, and what its path says.
  record Found(Handler handler, String needs, Map<String, String> place) {}

  /// Adds a route.
  ///
  /// @param what method and path, as in `GET /repos/{owner}/{repo}/contents/{path*}`; a star takes
  ///   slashes too
  /// @param needs `app` for the App's JWT, else permission and level, as in `checks:write`, or
  ///   several with a bar between
  Routes on(String what, String needs, Handler handler) {
    String method = what.substring(0, what.indexOf(' '));
    String path = what.substring(what.indexOf(' ') + 1);
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(path);
    StringBuilder regex = new StringBuilder();
    while (part.find()) {
      parts.add(part.group(1));
      part.appendReplacement(regex, part.group(2).isEmpty() ? "([^/]+)" : "(.*)");
    }
    part.appendTail(regex);
    routes.add(new Route(method, Pattern.compile(regex.toString()), parts, needs, handler));
    return this;
  }

  /// The route of a request.
  ///
  /// @param path still percent-encoded, so that an encoded slash stays within its part
  Found find(String method, String path) {
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (route.method().equals(method) && matcher.matches()) {
        Map<String, String> place = new LinkedHashMap<>();
        for (int i = 0; i < route.parts().size(); i++) {
          place.put(route.parts().get(i), Asking.decode(matcher.group(i + 1)));
        }
        return new Found(route.handler(), route.needs(), place);
      }
    }
    throw Refusal.notFound();
  }
}
