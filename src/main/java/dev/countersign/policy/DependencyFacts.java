package dev.countersign.policy;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.dependencies.DependencyFiles;
import dev.countersign.change.dependencies.DependencyReading;
import dev.countersign.change.dependencies.FileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the changed manifests and lock files say, and which of them could not be read.
///
/// @param gaps what is missing, each a sentence
record DependencyFacts(DependencyReading reading, List<String> gaps) {
  DependencyFacts {
    gaps = List.copyOf(gaps);
  }

  static DependencyFacts of(Files files, BaseFiles base) {
    List<String> gaps = new ArrayList<>(files.complete() ? List.of() : List.of(Gap.FILES_CUT));
    unread(files).map(Gap::textUnread).forEach(gaps::add);
    return new DependencyFacts(DependencyFiles.read(files.texts(), base.texts()::get), gaps);
  }

  /// Files whose dependencies matter and whose content is not there to be read.
  private static Stream<String> unread(Files files) {
    Set<String> read = files.texts().stream().map(FileText::path).collect(Collectors.toSet());
    Stream<String> missing =
        files.list().stream()
            .filter(file -> !read.contains(file.path()) && hasLines(file) && declares(file))
            .map(FileChange::path);
    Stream<String> refused = files.unreadTexts().stream().filter(DependencyFacts::declares);
    return Stream.concat(refused, missing).distinct().sorted();
  }

  /// Whether what changes in the file may be anything: a file without lines changes no declaration,
  /// unless it becomes a manifest by its new name.
  private static boolean hasLines(FileChange file) {
    return switch (file.lines()) {
      case FileChange.Lines.Hunks(String patch) -> !patch.isBlank();
      case FileChange.Lines.None none ->
          none.blob() != null || file.kind() == FileChange.Kind.RENAMED;
      case FileChange.Lines.Unsent _ -> true;
    };
  }

  static boolean declares(FileChange file) {
    return declares(file.path()) || (file.from() != null && declares(file.from()));
  }

  static boolean declares(String path) {
    return DependencyFiles.isManifest(path) || DependencyFiles.isLockFile(path);
  }

  /// Whether every dependency change is known.
  boolean complete() {
    return gaps.isEmpty();
  }
}
