package dev.countersign.change.dependencies;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The reader of dependency changes: which files declare dependencies, and what their change does.
public final class DependencyFiles {

  private DependencyFiles() {}

  /// Whether the file declares dependencies by hand.
  public static boolean isManifest(String path) {
    return Ecosystems.isManifest(path);
  }

  /// Whether the file is written by a tool to hold what the manifests resolve to.
  public static boolean isLockFile(String path) {
    return Ecosystems.isLockFile(path);
  }

  /// Reads what the files' change does to dependencies; files that are neither manifest nor lock
  /// file are passed over.
  ///
  /// @param baseFile the text of another file of the base branch, such as a parent pom, by its
  ///   path; null where there is none
  public static DependencyReading read(
      List<FileText> files, Function<String, @Nullable String> baseFile) {
    return new Reading(files, baseFile).read();
  }
}
