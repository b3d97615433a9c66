package dev.countersign.change.dependencies;

import dev.countersign.change.dependencies.DependencyChange.Kind;
import dev.countersign.change.dependencies.versions.Bump;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One reading of a change's files: each file on both sides, and what became of it.
final class Reading {
  private static final int LONGEST_MANIFEST = 1 << 20;
  private static final int LONGEST_LOCK_FILE = 8 << 20;

  private final List<FileText> files;
  private final Function<String, @Nullable String> before;
  private final Function<String, @Nullable String> after;
  private final List<DependencyChange> changes = new ArrayList<>();
  private final TreeSet<String> otherChanges = new TreeSet<>();
  private final TreeSet<String> unreadable = new TreeSet<>();

  Reading(List<FileText> files, Function<String, @Nullable String> baseFile) {
    this.files = List.copyOf(files);
    Map<String, FileText> changed = new HashMap<>();
    files.forEach(file -> changed.put(file.path(), file));
    this.before = side(changed, baseFile, FileText::before);
    this.after = side(changed, baseFile, FileText::after);
  }

  private static Function<String, @Nullable String> side(
      Map<String, FileText> changed,
      Function<String, @Nullable String> baseFile,
      Function<FileText, @Nullable String> text) {
    return path -> {
      FileText file = changed.get(path);
      return file == null ? baseFile.apply(path) : text.apply(file);
    };
  }

  DependencyReading read() {
    List<FileText> written = files.stream().filter(Reading::hasText).toList();
    for (FileText file : written) {
      Ecosystems.manifests(file.path()).forEach(reader -> readManifest(file, reader));
    }
    for (FileText file : written) {
      Ecosystems.lockFiles(file.path()).forEach(reader -> readLockFile(file, reader));
    }
    return new DependencyReading(changes, List.copyOf(otherChanges), List.copyOf(unreadable));
  }

  /// Whether there is anything to read on either side; what is empty before and after declares
  /// nothing, although it may not parse.
  private static boolean hasText(FileText file) {
    return Stream.of(file.before(), file.after())
        .flatMap(Stream::ofNullable)
        .anyMatch(text -> !text.isEmpty());
  }

  private void readManifest(FileText file, FileReader reader) {
    try {
      Contents was = contents(reader, file.path(), file.before(), before, LONGEST_MANIFEST);
      Contents is = contents(reader, file.path(), file.after(), after, LONGEST_MANIFEST);
      Comparison comparison =
          new Comparison(
              reader.ecosystem(), Ecosystems.declarations(reader.ecosystem()), file.path(), false);
      changes.addAll(comparison.changes(was.declaredBeside(is), is.declaredBeside(was)));
      if (!was.differsInDeclarationsOnly(is)) {
        otherChanges.add(file.path());
      }
    } catch (Unreadable e) {
      otherChanges.add(file.path());
      addUnreadable(file, reader.ecosystem(), Kind.ADDED);
    }
  }

  private void readLockFile(FileText file, FileReader reader) {
    try {
      List<DependencyChange> declared = List.copyOf(changes);
      LockFile lock = new LockFile(file.path(), reader);
      Contents was = contents(reader, file.path(), file.before(), before, LONGEST_LOCK_FILE);
      Contents is = contents(reader, file.path(), file.after(), after, LONGEST_LOCK_FILE);
      changes.addAll(lock.changesBeyond(declared, was.declared(), is.declared()));
    } catch (Unreadable e) {
      addUnreadable(file, reader.ecosystem(), Kind.CHANGED);
    }
  }

  private static Contents contents(
      FileReader reader,
      String path,
      @Nullable String text,
      Function<String, @Nullable String> others,
      int longest)
      throws Unreadable {
    if (text == null) {
      return Contents.NOTHING;
    }
    if (text.length() > longest) {
      throw new Unreadable("is too long");
    }
    return reader.read(text, new Surroundings(path, others));
  }

  private void addUnreadable(FileText file, Ecosystem ecosystem, Kind kind) {
    unreadable.add(file.path());
    changes.add(
        new DependencyChange(
            ecosystem,
            file.path(),
            kind,
            Bump.MAJOR,
            false,
            false,
            kind == Kind.CHANGED,
            null,
            null,
            file.path(),
            true));
  }
}
