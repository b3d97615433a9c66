package dev.countersign.change;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the base branch's own files: CODEOWNERS, .gitattributes, calendars, and which
/// folders there are.
///
/// @param texts path to content, of files that were asked for and exist
/// @param unread paths that were asked for and could not be read
/// @param folders every folder of the base branch, null where that was not asked for or not told in
///   full
/// @param names what stands directly in a folder, by the folder without a `/` at its end; of
///   folders that were asked for and are known
public record BaseFiles(
    Map<String, String> texts,
    Set<String> unread,
    @Nullable Set<String> folders,
    Map<String, Set<String>> names) {
  public BaseFiles {
    texts = Map.copyOf(texts);
    unread = Set.copyOf(unread);
    folders = folders == null ? null : Set.copyOf(folders);
    names = Map.copyOf(names);
  }

  /// A base branch of no folder of which the files are known.
  public BaseFiles(Map<String, String> texts, Set<String> unread, @Nullable Set<String> folders) {
    this(texts, unread, folders, Map.of());
  }

  /// A base branch of which nothing was asked.
  public static BaseFiles none() {
    return new BaseFiles(Map.of(), Set.of(), Set.of());
  }
}
