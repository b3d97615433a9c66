package dev.countersign.change.dependencies;

import dev.countersign.change.dependencies.versions.Bump;
import org.jspecify.annotations.Nullable;

/// One dependency that the change adds, removes or moves.
///
/// @param name as its ecosystem writes it; the file's path where a file does not parse
/// @param bump null when nothing moves: it is removed, or added with a version that can be read
/// @param downgrade whether the version it moves to stands before the one it had
/// @param dev whether it serves development only; in doubt it does not
/// @param locked whether a lock file says so beyond what its manifest declares
/// @param from the version declared before, as written, with variables put in
/// @param to the version declared after, as written, with variables put in
/// @param unreadable whether the stricter reading was taken: the version, or the whole file, cannot
///   be read. Such a change of a manifest is [Kind#ADDED] and [Bump#MAJOR]
public record DependencyChange(
    Ecosystem ecosystem,
    String name,
    Kind kind,
    @Nullable Bump bump,
    boolean downgrade,
    boolean dev,
    boolean locked,
    @Nullable String from,
    @Nullable String to,
    String file,
    boolean unreadable) {

  /// What happens to the dependency.
  public enum Kind {
    /// New, moved from development to production, or changed in a way that cannot be told from new.
    ADDED,
    /// Gone from where it was.
    REMOVED,
    /// Declared before and after, at another version.
    CHANGED
  }
}
