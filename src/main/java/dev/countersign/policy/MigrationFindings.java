package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.FileChange;
import dev.countersign.change.FileChange.Kind;
import dev.countersign.change.MigrationName;
import dev.countersign.change.SqlDrops;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.policy.Finding.FileFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the migrations of a change stand.
final class MigrationFindings {
  private final Change change;
  private final Requirement.Migrations wanted;
  private final List<FileFault> faults = new ArrayList<>();
  private final List<Finding> unknown = new ArrayList<>();

  private MigrationFindings(Change change, Requirement.Migrations wanted) {
    this.change = change;
    this.wanted = wanted;
  }

  static List<Finding> of(Change change, Requirement.Migrations wanted, Gaps gaps) {
    MigrationFindings findings = new MigrationFindings(change, wanted);
    List<FileChange> files = change.files().list().stream().filter(findings::isMigration).toList();
    files.forEach(findings::changed);
    if (!change.files().complete()) {
      gaps.missed(Gap.FILES_CUT);
      findings.unknown.add(
          new Finding.Unknown(State.WAITING, "not every changed migration is known"));
    }
    if (wanted.sequential() && wanted.name() != null) {
      findings.sequence(files, wanted.name());
    }
    State state = BodyFindings.state(findings.faults.isEmpty());
    List<Finding> all = new ArrayList<>(findings.unknown);
    all.addFirst(new Finding.Migrations(state, files.size(), findings.faults));
    return all;
  }

  private boolean isMigration(FileChange file) {
    String from = file.from();
    return isMigration(file.path()) || (from != null && isMigration(from));
  }

  /// By its folder, and by its name or being SQL.
  private boolean isMigration(String path) {
    MigrationName name = wanted.name();
    return path.startsWith(wanted.folder())
        && (name == null || path.endsWith(".sql") || name.number(nameOf(path)).isPresent());
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void changed(FileChange file) {
    boolean isThere = file.kind() != Kind.DELETED && isMigration(file.path());
    boolean isNew = isNew(file);
    if (wanted.appendOnly() && !isNew) {
      fault(file.path(), 1, "a migration that is there already may not be " + deed(file));
    }
    MigrationName name = wanted.name();
    if (name != null && isNew && name.number(nameOf(file.path())).isEmpty()) {
      fault(file.path(), 1, "the migration is not named like " + name.pattern());
    }
    if (isThere && !wanted.forbidden().isEmpty()) {
      drops(file.path());
    }
  }

  private boolean isNew(FileChange file) {
    String from = file.from();
    return file.kind() == Kind.ADDED
        || (file.kind() == Kind.RENAMED && from != null && !isMigration(from));
  }

  private static String deed(FileChange file) {
    return switch (file.kind()) {
      case DELETED -> "deleted";
      case RENAMED -> "renamed";
      case ADDED, MODIFIED -> "modified";
    };
  }

  private void drops(String path) {
    String text = text(path);
    if (text == null) {
      unknown.add(
          new Finding.Unknown(
              State.WAITING, "what the migration %s drops cannot be read".formatted(path)));
      return;
    }
    SqlDrops.in(text)
        .forEach((kind, lines) -> {
          if (wanted.forbidden().contains(kind)) {
            lines.forEach(line -> fault(path, line, "the migration drops a " + word(kind)));
          }
        });
  }

  private static String word(SqlDrops.Kind kind) {
    return switch (kind) {
      case COLUMN -> "column";
      case TABLE -> "table";
    };
  }

  private @Nullable String text(String path) {
    for (FileText text : change.files().texts()) {
      if (text.path().equals(path)) {
        return text.after();
      }
    }
    return null;
  }

  /// New numbers follow the last one of the base branch without a gap.
  private void sequence(List<FileChange> files, MigrationName name) {
    List<MigrationSequence.Numbered> added = new ArrayList<>();
    for (FileChange file : files) {
      if (isNew(file)) {
        name.number(nameOf(file.path()))
            .ifPresent(n -> added.add(new MigrationSequence.Numbered(file.path(), n)));
      }
    }
    if (added.isEmpty()) {
      return;
    }
    String folder = wanted.folder().substring(0, wanted.folder().length() - 1);
    Set<String> names = change.base().names().get(folder);
    if (names == null) {
      unknown.add(
          new Finding.Unknown(
              State.WAITING,
              "which migrations the base branch has in %s is not known"
                  .formatted(wanted.folder())));
      return;
    }
    SortedSet<MigrationSequence.Numbered> there = new TreeSet<>();
    names.forEach(each ->
        name.number(each).ifPresent(n -> there.add(new MigrationSequence.Numbered(each, n))));
    faults.addAll(new MigrationSequence(there).faults(added));
  }

  private void fault(String path, int line, String what) {
    faults.add(new FileFault(path, line, what));
  }
}
