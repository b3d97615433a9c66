package dev.countersign.change.dependencies;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a file stands, and the other files as they are beside it on the same side of the change.
record Surroundings(String path, Function<String, @Nullable String> others) {

  /// The text of a file by its path from this file's folder; null where there is none or it lies
  /// outside.
  @Nullable String beside(String relative) {
    String resolved = resolve(relative);
    return resolved == null ? null : others.apply(resolved);
  }

  /// The same surroundings seen from another file.
  @Nullable Surroundings at(String relative) {
    String resolved = resolve(relative);
    return resolved == null ? null : new Surroundings(resolved, others);
  }

  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash + 1);
  }

  /// Whether a file has that name, in whatever folder. Asked of thousands of paths.
  static boolean isNamed(String path, String name) {
    int before = path.length() - name.length() - 1;
    return path.endsWith(name) && (before < 0 || path.charAt(before) == '/');
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private @Nullable String resolve(String relative) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder(path) + relative).split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return null;
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
