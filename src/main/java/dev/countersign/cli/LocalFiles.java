package dev.countersign.cli;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.FileChange;
import dev.countersign.change.FileChange.Kind;
import dev.countersign.change.FileChange.Lines;
import dev.countersign.change.Files;
import dev.countersign.change.dependencies.DependencyFiles;
import dev.countersign.change.dependencies.FileText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/// The files of a local repository: what a branch changes, and what the base branch holds.
final class LocalFiles {
  /// Where a repository or organisation keeps its policy, the first that is there.
  static final List<String> POLICIES = List.of(".github/countersign.yml", "countersign.yml");

  private static final List<String> OF_BASE =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitattributes");
  private static final int MOST_TEXT = 8 << 20;

  private final Repository git;
  private final LocalBranch branch;

  LocalFiles(Repository git, LocalBranch branch) {
    this.git = git;
    this.branch = branch;
  }

  Files changed() throws IOException {
    List<FileChange> changes = new ArrayList<>();
    List<FileText> texts = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (DiffFormatter diff = new DiffFormatter(shown)) {
      diff.setRepository(git);
      diff.setDetectRenames(true);
      for (DiffEntry entry : diff.scan(branch.fork(), branch.head())) {
        shown.reset();
        diff.format(entry);
        diff.flush();
        FileChange change = change(entry, hunks(shown.toString(StandardCharsets.UTF_8)));
        changes.add(change);
        if (isRead(change.path()) || (change.from() != null && isRead(change.from()))) {
          text(change, texts, unread);
        }
      }
    }
    return new Files(changes, true, texts, unread);
  }

  private static boolean isRead(String path) {
    return DependencyFiles.isManifest(path)
        || DependencyFiles.isLockFile(path)
        || POLICIES.contains(path);
  }

  /// The hunks of a formatted diff, empty where it has none.
  private static String hunks(String shown) {
    int start = shown.startsWith("@@") ? 0 : shown.indexOf("\n@@") + 1;
    return start == 0 && !shown.startsWith("@@") ? "" : shown.substring(start).stripTrailing();
  }

  private static FileChange change(DiffEntry entry, String hunks) {
    Lines lines =
        hunks.isEmpty()
            ? new Lines.None(entry.getNewId().toObjectId().name())
            : new Lines.Hunks(hunks);
    boolean deleted = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    return new FileChange(
        deleted ? entry.getOldPath() : entry.getNewPath(),
        from(entry),
        kind(entry.getChangeType()),
        count('+', hunks),
        count('-', hunks),
        lines);
  }

  private static @Nullable String from(DiffEntry entry) {
    return switch (entry.getChangeType()) {
      case RENAME, COPY -> entry.getOldPath();
      case ADD, MODIFY, DELETE -> null;
    };
  }

  private static Kind kind(DiffEntry.ChangeType type) {
    return switch (type) {
      case ADD -> Kind.ADDED;
      case MODIFY -> Kind.MODIFIED;
      case DELETE -> Kind.DELETED;
      case RENAME, COPY -> Kind.RENAMED;
    };
  }

  private static int count(char sign, String hunks) {
    return (int) hunks.lines().filter(line -> !line.isEmpty() && line.charAt(0) == sign).count();
  }

  private void text(FileChange change, List<FileText> texts, List<String> unread)
      throws IOException {
    String old = change.from() == null ? change.path() : change.from();
    try {
      String before = change.kind() == Kind.ADDED ? null : needed(branch.fork(), old);
      String after = change.kind() == Kind.DELETED ? null : needed(branch.head(), change.path());
      texts.add(new FileText(change.path(), before, after));
    } catch (Unreadable unreadable) {
      unread.add(change.path());
    }
  }

  /// A file that is no text, or too large to be one.
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private String needed(RevCommit commit, String path) throws IOException, Unreadable {
    String text = text(commit, path);
    if (text == null) {
      throw new Unreadable();
    }
    return text;
  }

  /// A file of the base branch; null where there is none.
  @Nullable String ofBase(String path) throws IOException {
    try {
      return text(branch.base(), path);
    } catch (Unreadable unreadable) {
      throw new CannotDo(
          path + " on " + branch.baseName() + " cannot be read as text.", unreadable);
    }
  }

  private @Nullable String text(RevCommit commit, String path) throws IOException, Unreadable {
    try (TreeWalk walk = TreeWalk.forPath(git, path, commit.getTree())) {
      if (walk == null || walk.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
        return null;
      }
      ObjectLoader blob = git.open(walk.getObjectId(0));
      if (blob.getSize() > MOST_TEXT || FileMode.SYMLINK.equals(walk.getRawMode(0))) {
        throw new Unreadable();
      }
      return new String(blob.getCachedBytes(MOST_TEXT), StandardCharsets.UTF_8);
    }
  }

  BaseFiles base() throws IOException {
    Map<String, String> texts = new HashMap<>();
    Set<String> unread = new HashSet<>();
    for (String path : OF_BASE) {
      try {
        String text = text(branch.base(), path);
        if (text != null) {
          texts.put(path, text);
        }
      } catch (Unreadable unreadable) {
        unread.add(path);
      }
    }
    return new BaseFiles(texts, unread, folders(), names());
  }

  /// What stands in every folder of the base branch, and in those that only the head has.
  private Map<String, Set<String>> names() throws IOException {
    Map<String, Set<String>> names = new HashMap<>();
    try (TreeWalk walk = new TreeWalk(git)) {
      walk.addTree(branch.base().getTree());
      walk.addTree(branch.head().getTree());
      while (walk.next()) {
        String path = walk.getPathString();
        int end = path.lastIndexOf('/');
        Set<String> inside =
            names.computeIfAbsent(end < 0 ? "" : path.substring(0, end), _ -> new HashSet<>());
        if (!FileMode.MISSING.equals(walk.getRawMode(0))) {
          inside.add(path.substring(end + 1));
        }
        if (walk.isSubtree()) {
          walk.enterSubtree();
        }
      }
    }
    return names;
  }

  private Set<String> folders() throws IOException {
    Set<String> folders = new HashSet<>();
    try (TreeWalk walk = new TreeWalk(git)) {
      walk.addTree(branch.base().getTree());
      while (walk.next()) {
        if (walk.isSubtree()) {
          folders.add(walk.getPathString());
          walk.enterSubtree();
        }
      }
    }
    return folders;
  }
}
