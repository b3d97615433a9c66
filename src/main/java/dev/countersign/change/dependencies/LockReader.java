package dev.countersign.change.dependencies;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A reader of lock files of one name.
///
/// @param name the file's name
/// @param format what reads its text
record LockReader(String name, Ecosystem ecosystem, Format format) implements FileReader {

  /// How a lock file is written.
  interface Format {
    Contents read(String text, Surroundings around) throws Unreadable;
  }

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, name);
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    return format.read(text, around);
  }

  /// The names that the manifest beside a lock file declares for production; null where it cannot
  /// be had in full, and anything may serve production.
  static @Nullable Set<String> production(String file, FileReader manifest, Surroundings around)
      throws Unreadable {
    Surroundings there = around.at(file);
    String text = around.beside(file);
    if (there == null || text == null) {
      return null;
    }
    return manifest.read(text, there).declared().stream()
        .filter(d -> !d.dev())
        .map(Declared::name)
        .collect(Collectors.toSet());
  }

  /// The packages that a lock file holds, told apart by what the manifest beside it declares.
  static Contents contents(Locked locked, @Nullable Set<String> production) {
    return production == null ? locked.contents() : locked.contents(production);
  }
}
