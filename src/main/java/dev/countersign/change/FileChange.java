package dev.countersign.change;

import org.jspecify.annotations.Nullable;

/// One file that a change touches.
///
/// @param path its path after the change (before it, where it is deleted)
/// @param from its path before a rename or copy
/// @param added lines added
/// @param removed lines removed
/// @param lines the lines that change
public record FileChange(
    String path, @Nullable String from, Kind kind, int added, int removed, Lines lines) {

  /// What happened to the file.
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED
  }

  /// The lines of a file that change, as far as they are known.
  public sealed interface Lines {
    /// Unified hunks, as GitHub's `patch` gives them.
    record Hunks(String patch) implements Lines {}

    /// No line changes: a pure rename, a mode, or bytes that are not text.
    ///
    /// @param blob the id of the new content, where it is known
    record None(@Nullable String blob) implements Lines {}

    /// Too large to be sent; what it holds is unknown.
    ///
    /// @param blob the id of the new content, where it is known
    record Unsent(@Nullable String blob) implements Lines {}
  }

  /// Whether a glob takes this file in under its new or its old path.
  public boolean under(Globs globs) {
    return globs.matches(path) || (from != null && globs.matches(from));
  }
}
