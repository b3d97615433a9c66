package dev.countersign.change.dependencies.versions;

import dev.countersign.change.dependencies.versions.Comparators.Bound;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a declaration into operators and versions, from left to right.
final class BoundScanner {
  private final String text;
  private int at;

  BoundScanner(String text) {
    this.text = text;
  }

  /// The bounds as written; null where an operator has no version. `1 - 2` is read as `>=1 <=2`.
  @Nullable List<Bound> bounds() {
    List<Bound> bounds = new ArrayList<>();
    skip(" \t,");
    while (at < text.length()) {
      String operator = take("<>=!~^");
      skip(" \t");
      String version = takeVersion();
      if (version.isEmpty()) {
        return null;
      }
      if (!version.equals("-")) {
        bounds.add(new Bound(operator, version));
      } else if (!endHyphenRange(bounds)) {
        return null;
      }
      skip(" \t,");
    }
    return bounds;
  }

  private boolean endHyphenRange(List<Bound> bounds) {
    skip(" \t");
    String version = takeVersion();
    if (bounds.isEmpty() || version.isEmpty()) {
      return false;
    }
    bounds.set(bounds.size() - 1, new Bound(">=", bounds.getLast().version()));
    bounds.add(new Bound("<=", version));
    return true;
  }

  private void skip(String characters) {
    take(characters);
  }

  private String take(String characters) {
    int from = at;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String takeVersion() {
    int from = at;
    while (at < text.length() && " \t,<>=~^".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }
}
