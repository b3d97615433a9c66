package dev.countersign.change.dependencies;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Named values that a file holds versions in, put in where the file names them, as in `${name}`.
///
/// Each value is worked out once, so that values made of values cost no more than their length.
final class Variables {
  private static final int LONGEST = 512;

  private final Map<String, String> values;
  private final Map<String, String> workedOut = new HashMap<>();
  private final Set<String> beingWorkedOut = new HashSet<>();
  private final Set<String> used = new HashSet<>();

  private final String opening;
  private final String closing;

  Variables(Map<String, String> values) {
    this(values, "${", "}");
  }

  /// Values that are named between other signs, such as `$(` and `)`.
  Variables(Map<String, String> values, String opening, String closing) {
    this.values = Map.copyOf(values);
    this.opening = opening;
    this.closing = closing;
  }

  /// The names that texts put in so far.
  Set<String> used() {
    return used;
  }

  /// The text with its variables put in; one that is unknown, or made of itself, stays as it is.
  String putInto(String text) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (whole.length() <= LONGEST) {
      int open = text.indexOf(opening, at);
      int close = open < 0 ? -1 : text.indexOf(closing, open);
      if (close < 0) {
        break;
      }
      String value = value(text.substring(open + opening.length(), close));
      whole.append(text, at, open);
      whole.append(value == null ? text.substring(open, close + 1) : value);
      at = close + 1;
    }
    return whole.append(text, at, text.length()).toString();
  }

  /// As [#putInto], for a text that may be absent.
  @Nullable String putIntoIfAny(@Nullable String text) {
    return text == null ? null : putInto(text);
  }

  /// The value of a name; null where it has none or is made of itself.
  @Nullable String value(String name) {
    used.add(name);
    String written = values.get(name);
    String known = workedOut.get(name);
    if (known != null || written == null || beingWorkedOut.size() >= Trees.DEEPEST) {
      return known;
    }
    if (!beingWorkedOut.add(name)) {
      return null;
    }
    String value = putInto(written);
    beingWorkedOut.remove(name);
    workedOut.put(name, value);
    return value;
  }
}
