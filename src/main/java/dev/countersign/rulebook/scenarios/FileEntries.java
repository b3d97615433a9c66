package dev.countersign.rulebook.scenarios;

import dev.countersign.change.FileChange;
import dev.countersign.change.FileChange.Kind;
import dev.countersign.change.FileChange.Lines;
import dev.countersign.change.dependencies.DependencyFiles;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the files of a scenario's change.
final class FileEntries {
  private static final Set<String> KEYS =
      Set.of("path", "from", "added", "removed", "patch", "content");

  private final Problems problems;
  private final Set<String> others;
  private final List<FileChange> changes = new ArrayList<>();
  private final List<FileText> texts = new ArrayList<>();
  private final Map<String, String> before = new HashMap<>();

  /// @param others the base branch's other files
  FileEntries(Problems problems, Set<String> others) {
    this.problems = problems;
    this.others = others;
  }

  List<FileChange> changes() {
    return changes;
  }

  List<FileText> texts() {
    return texts;
  }

  /// Whole texts before the change, by the paths that the files had then.
  Map<String, String> before() {
    return before;
  }

  FileEntries read(List<Node> nodes) {
    nodes.forEach(node -> read(Entry.of(node, "a file", problems, KEYS)));
    return this;
  }

  private void read(Entry entry) {
    String path = entry.need("path");
    if (changes.stream().anyMatch(change -> change.path().equals(path))) {
      entry.error("path", "a second file has this path");
    }
    Texts content = Texts.of(entry);
    Lines lines = lines(entry, content, DependencyFiles.isManifest(path));
    String from = entry.text("from");
    FileChange change =
        new FileChange(
            path,
            from,
            from == null ? kind(entry, content, lines, path) : Kind.RENAMED,
            entry.count("added", lines('+', lines)),
            entry.count("removed", lines('-', lines)),
            lines);
    changes.add(change);
    text(change, content);
  }

  /// What stands in a file before and after; neither where the scenario does not say.
  private record Texts(boolean given, @Nullable String before, @Nullable String after) {
    static Texts of(Entry file) {
      Entry content = file.entry("content", Set.of("before", "after"));
      return content == null
          ? new Texts(false, null, null)
          : new Texts(true, content.text("before"), content.text("after"));
    }
  }

  private static Lines lines(Entry entry, Texts content, boolean manifest) {
    String patch = entry.text("patch");
    if (patch != null) {
      return new Lines.Hunks(patch.startsWith("@@") ? patch : "@@ -1 +1 @@\n" + patch);
    }
    String hunks =
        content.given()
            ? LineChanges.hunks(orEmpty(content.before()), orEmpty(content.after()))
            : "";
    if (!hunks.isEmpty()) {
      return new Lines.Hunks(hunks);
    }
    String print =
        "added %d, removed %d".formatted(entry.count("added", 0), entry.count("removed", 0));
    return new Lines.None(manifest ? null : print);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private Kind kind(Entry entry, Texts content, Lines lines, String path) {
    if (content.given()) {
      return content.before() == null
          ? Kind.ADDED
          : content.after() == null ? Kind.DELETED : Kind.MODIFIED;
    }
    return switch (lines) {
      case Lines.Hunks(String patch) when patch.startsWith("@@ -0,0 ") -> Kind.ADDED;
      case Lines.Hunks(String patch) when patch.matches("(?s)@@ -\\S+ \\+0,0 @@.*") -> Kind.DELETED;
      case Lines.Hunks _ -> Kind.MODIFIED;
      case Lines.None _, Lines.Unsent _ ->
          entry.count("removed", 0) > 0 || others.contains(path) ? Kind.MODIFIED : Kind.ADDED;
    };
  }

  private static int lines(char sign, Lines lines) {
    return lines instanceof Lines.Hunks(String patch)
        ? (int) patch.lines().filter(line -> !line.isEmpty() && line.charAt(0) == sign).count()
        : 0;
  }

  /// A file of which only a patch is given is as the patch shows it; its whole text before the
  /// change is then not known.
  private void text(FileChange change, Texts content) {
    String path = change.path();
    if (content.given()) {
      texts.add(new FileText(path, content.before(), content.after()));
      if (content.before() != null) {
        before.put(change.from() == null ? path : change.from(), content.before());
      }
    } else if (change.lines() instanceof Lines.Hunks(String patch)) {
      String was = change.kind() == Kind.ADDED ? null : side('+', patch);
      String is = change.kind() == Kind.DELETED ? null : side('-', patch);
      texts.add(new FileText(path, was, is));
    } else {
      texts.add(new FileText(path, "", ""));
    }
  }

  private static String side(char without, String patch) {
    Stream<String> lines =
        patch.lines().filter(line -> !line.startsWith("@@") && !line.startsWith("\\"));
    return lines
        .filter(line -> line.isEmpty() || line.charAt(0) != without)
        .map(line -> line.isEmpty() ? line : line.substring(1))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
