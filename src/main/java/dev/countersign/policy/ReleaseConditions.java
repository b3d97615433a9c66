package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.FileChange;
import dev.countersign.change.Glob;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.change.dependencies.ProjectVersions;
import dev.countersign.change.dependencies.ProjectVersions.Moved;
import dev.countersign.change.dependencies.versions.Bump;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a change is a release: by its branch, or by the version of the project.
record ReleaseConditions(Change change, ChangedFiles files) {
  private static final Glob BRANCH = new Glob("release/*");

  Held release(Set<Bump> bumps) {
    String branch = change.pull().head().name();
    if (BRANCH.matches(branch)) {
      return Held.yes(Ground.of("the branch is " + branch));
    }
    Held held = Held.no("no project's version is moved so");
    for (Moved moved : ProjectVersions.moved(change.files().texts(), change.base().texts()::get)) {
      held = held.or(held(moved, bumps));
    }
    for (String path : unread(change)) {
      held = held.or(Held.unknown(ground(path, "perhaps a release"), Gap.versionUnread(path)));
    }
    return files.complete()
        ? held
        : held.or(Held.unknown(Ground.of("a file that is not listed may release"), Gap.FILES_CUT));
  }

  private Held held(Moved moved, Set<Bump> bumps) {
    String phrase = "moving the version from %s to %s".formatted(moved.before(), moved.after());
    if (bumps.isEmpty() || (moved.bump() != null && bumps.contains(moved.bump()))) {
      return Held.yes(ground(moved.file(), phrase));
    }
    return moved.bump() == null
        ? Held.unknown(ground(moved.file(), phrase), Gap.versionUnread(moved.file()))
        : Held.no(phrase);
  }

  private Ground ground(String path, String phrase) {
    return new Ground(phrase, files.named(List.of(path)));
  }

  /// Changed manifests whose content is not known.
  static List<String> unread(Change change) {
    Set<String> read =
        change.files().texts().stream().map(FileText::path).collect(Collectors.toSet());
    return change.files().list().stream()
        .filter(file -> file.kind() == FileChange.Kind.MODIFIED)
        .map(FileChange::path)
        .filter(path -> ProjectVersions.mayHold(path) && !read.contains(path))
        .sorted()
        .toList();
  }
}
