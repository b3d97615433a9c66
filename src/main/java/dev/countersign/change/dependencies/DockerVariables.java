package dev.countersign.change.dependencies;

import java.util.Map;
import java.util.Set;

/// The arguments before the first stage, put in where a text names them.
record DockerVariables(Map<String, String> values, Set<String> used) {
  private static final int LONGEST = 512;

  String putInto(String text) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (at < text.length() && whole.length() < LONGEST) {
      int dollar = text.indexOf('$', at);
      int end = dollar < 0 ? -1 : endOfName(text, dollar);
      if (end < 0) {
        break;
      }
      whole.append(text, at, dollar).append(value(text.substring(dollar, end)));
      at = end;
    }
    return whole.append(text, at, text.length()).toString();
  }

  /// Where a variable ends that begins at a dollar sign; -1 where none does.
  private static int endOfName(String text, int dollar) {
    if (text.startsWith("{", dollar + 1)) {
      int close = text.indexOf('}', dollar);
      return close < 0 ? -1 : close + 1;
    }
    int end = dollar + 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end == dollar + 1 ? -1 : end;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// The value of `$name`, `${name}` or `${name:-default}`; what is unknown or written otherwise
  /// stays as it is.
  private String value(String reference) {
    boolean braced = reference.startsWith("${");
    String inner = braced ? reference.substring(2, reference.length() - 1) : reference.substring(1);
    int modifier = inner.indexOf(':');
    String name = modifier < 0 ? inner : inner.substring(0, modifier);
    used.add(name);
    String value = values.get(name);
    if (modifier < 0) {
      return value == null ? reference : value;
    }
    boolean otherwise = inner.startsWith(":-", modifier);
    if (!otherwise) {
      return reference;
    }
    return value == null || value.isEmpty() ? inner.substring(modifier + 2) : value;
  }
}
