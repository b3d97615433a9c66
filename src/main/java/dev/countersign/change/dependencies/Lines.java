package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.List;

/// The lines of a text.
final class Lines {
  private Lines() {}

  /// The lines, where one that ends in a backslash goes on in the next.
  static List<String> joined(String text) {
    List<String> joined = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.endsWith("\\")) {
        open.append(line, 0, line.length() - 1).append(' ');
      } else {
        joined.add(open.append(line).toString());
        open.setLength(0);
      }
    }
    if (!open.isEmpty()) {
      joined.add(open.toString());
    }
    return joined;
  }

  /// The line without what follows a `#` at its start or behind a space.
  static String withoutComment(String line) {
    for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
      if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
        return line.substring(0, at);
      }
    }
    return line;
  }
}
