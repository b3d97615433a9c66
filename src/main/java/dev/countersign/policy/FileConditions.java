package dev.countersign.policy;

import dev.countersign.change.DatabaseFiles;
import dev.countersign.change.FileChange;
import dev.countersign.change.Glob;
import dev.countersign.change.Globs;
import dev.countersign.change.Truth;
import java.util.BitSet;
import java.util.List;

/// Conditions on which files change.
final class FileConditions {
  private final ChangedFiles files;
  private final NewFolders folders;
  private final ChangeSize size;

  FileConditions(Case asked, ChangedFiles files, ChangeSize size) {
    this.files = files;
    this.folders = new NewFolders(files, asked.change().base().folders());
    this.size = size;
  }

  Held paths(Globs globs) {
    return touched(files.touchedBy(globs), "among " + words(globs));
  }

  Held database() {
    return touched(files.places(FileConditions::ofDatabase), "part of the database's shape");
  }

  private static boolean ofDatabase(FileChange file) {
    String from = file.from();
    return DatabaseFiles.matches(file.path()) || (from != null && DatabaseFiles.matches(from));
  }

  private Held touched(BitSet touched, String phrase) {
    Ground ground = new Ground(phrase, touched);
    if (!touched.isEmpty()) {
      return Held.yes(ground);
    }
    return files.complete()
        ? Held.no("no changed file is " + phrase)
        : Held.unknown(Ground.of("a file that is not listed may be " + phrase), Gap.FILES_CUT);
  }

  Held onlyPaths(Globs globs) {
    BitSet outside = files.notWithin(globs);
    if (!outside.isEmpty()) {
      return new Held(
          Truth.NO, List.of(new Ground("not among " + words(globs), outside)), List.of());
    }
    if (!files.complete()) {
      return Held.unknown(Ground.of("all files may be among " + words(globs)), Gap.FILES_CUT);
    }
    return files.list().isEmpty()
        ? Held.no("no file is changed")
        : Held.yes(new Ground("all among " + words(globs), files.all()));
  }

  Held size(Condition.Size bounds) {
    return size.within(bounds);
  }

  Held newDirectory(Glob glob) {
    return folders.matching(glob);
  }

  private static String words(Globs globs) {
    return String.join(", ", globs.patterns());
  }
}
