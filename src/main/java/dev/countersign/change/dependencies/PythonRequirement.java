package dev.countersign.change.dependencies;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One requirement as Python's packaging writes it: `name[extras] >=1.0; marker` or `name @ url`.
final class PythonRequirement {
  private PythonRequirement() {}

  /// Reads a requirement; null where the text does not begin with a name.
  static @Nullable Declared read(String text, boolean dev, String place) {
    int end = 0;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (end == 0) {
      return null;
    }
    String name = normal(text.substring(0, end));
    String rest = withoutExtras(text.substring(end).strip());
    if (rest.startsWith("@")) {
      return fromUrl(name, rest.substring(1).strip(), dev, place);
    }
    int marker = rest.indexOf(';');
    String versions = (marker < 0 ? rest : rest.substring(0, marker)).strip();
    String bare =
        versions.startsWith("(") && versions.endsWith(")")
            ? versions.substring(1, versions.length() - 1)
            : versions;
    String when = marker < 0 ? "" : rest.substring(marker);
    return new Declared(name, bare.isEmpty() ? null : bare, dev, place + when);
  }

  /// A repository or archive; its version is the tag behind the last `@`.
  static Declared fromUrl(String name, String url, boolean dev, String place) {
    int marker = url.indexOf(" ;");
    String whole = marker < 0 ? url : url.substring(0, marker);
    int tag = whole.lastIndexOf('@');
    boolean tagged = tag > whole.lastIndexOf('/');
    String source = tagged ? whole.substring(0, tag) : whole;
    String version = tagged ? whole.substring(tag + 1) : whole;
    boolean readable = version.startsWith("v") || (tagged && version.indexOf('.') >= 0);
    return new Declared(name, readable ? version : whole, dev, place, null, source);
  }

  /// A project's name as the index compares it.
  static String normal(String name) {
    StringBuilder normal = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator) {
        normal.append(c);
      } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != '-') {
        normal.append('-');
      }
    }
    return normal.toString();
  }

  private static boolean isNamePart(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }

  private static String withoutExtras(String text) {
    int close = text.startsWith("[") ? text.indexOf(']') : -1;
    return text.substring(close + 1).strip();
  }
}
