package dev.countersign.policy;

import dev.countersign.change.FileChange;
import dev.countersign.change.Glob;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders that exist only in the head.
record NewFolders(ChangedFiles files, @Nullable Set<String> before) {

  Held matching(Glob glob) {
    BitSet within = files.places(file -> matching(file, glob).findAny().isPresent());
    if (!within.isEmpty()) {
      Ground ground = new Ground("in the new folder " + names(within, glob), within);
      return before == null ? Held.unknown(ground, Gap.FOLDERS_UNKNOWN) : Held.yes(ground);
    }
    return files.complete()
        ? Held.no("no new folder matches " + glob)
        : Held.unknown(
            Ground.of("a file that is not listed may be in a new folder " + glob), Gap.FILES_CUT);
  }

  private String names(BitSet within, Glob glob) {
    return within.stream()
        .mapToObj(place -> files.list().get(place))
        .flatMap(file -> matching(file, glob))
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  private Stream<String> matching(FileChange file, Glob glob) {
    return arrives(file)
        ? above(file.path()).filter(this::isNew).filter(glob::matchesFolder)
        : Stream.empty();
  }

  private static boolean arrives(FileChange file) {
    return file.kind() == FileChange.Kind.ADDED || file.kind() == FileChange.Kind.RENAMED;
  }

  private boolean isNew(String folder) {
    return before == null || !before.contains(folder);
  }

  private static Stream<String> above(String path) {
    return Stream.iterate(parent(path), folder -> !folder.isEmpty(), NewFolders::parent);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
