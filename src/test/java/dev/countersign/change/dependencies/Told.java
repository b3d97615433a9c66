package dev.countersign.change.dependencies;

import dev.countersign.change.dependencies.versions.Bump;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reading told in lines, one for each change, as a test expects it.
final class Told {
  private Told() {}

  /// The changes of one file, such as `changed lodash 1.0 -> 1.1 minor`.
  static List<String> changes(String path, @Nullable String before, @Nullable String after) {
    return changes(read(path, before, after));
  }

  static List<String> changes(DependencyReading reading) {
    return reading.changes().stream().map(Told::line).toList();
  }

  static DependencyReading read(String path, @Nullable String before, @Nullable String after) {
    return read(Map.of(), new FileText(path, before, after));
  }

  static DependencyReading read(Map<String, String> others, FileText... files) {
    return DependencyFiles.read(List.of(files), others::get);
  }

  static String line(DependencyChange change) {
    List<String> words = new ArrayList<>();
    words.add(change.kind().name().toLowerCase(java.util.Locale.ROOT));
    words.add(change.name());
    if (change.kind() == DependencyChange.Kind.CHANGED
        || (change.from() != null && change.to() != null)) {
      words.add(change.from() + " -> " + change.to());
    } else if (change.from() != null || change.to() != null) {
      words.add(change.from() == null ? String.valueOf(change.to()) : change.from());
    }
    Bump bump = change.bump();
    if (bump != null) {
      words.add(bump.word());
    }
    flag(words, change.downgrade(), "downgrade");
    flag(words, change.dev(), "dev");
    flag(words, change.locked(), "locked");
    flag(words, change.unreadable(), "unreadable");
    return String.join(" ", words);
  }

  private static void flag(List<String> words, boolean set, String word) {
    if (set) {
      words.add(word);
    }
  }
}
