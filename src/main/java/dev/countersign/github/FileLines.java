package dev.countersign.github;

import dev.countersign.change.FileChange;
import dev.countersign.change.FileChange.Kind;
import dev.countersign.change.FileChange.Lines;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A changed file as GitHub lists it, in pull requests and comparisons alike.
///
/// @param blob the new content's id
record FileLines(
    String path,
    @Nullable String from,
    String status,
    int added,
    int removed,
    @Nullable String blob,
    @Nullable String patch) {
  private static final String EMPTY_BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

  /// Endings of files that hold no text, whatever an attribute says.
  private static final Set<String> BYTES =
      Set.of(
          "7z", "avif", "bin", "bmp", "br", "bz2", "class", "dll", "docx", "eot", "exe", "gif",
          "gz", "ico", "jar", "jpeg", "jpg", "mov", "mp3", "mp4", "ogg", "otf", "pdf", "png",
          "pptx", "so", "tar", "tgz", "tiff", "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2",
          "xlsx", "xz", "zip", "zst");

  FileChange change() {
    Kind kind =
        switch (status) {
          case "added", "copied" -> Kind.ADDED;
          case "removed" -> Kind.DELETED;
          case "renamed" -> Kind.RENAMED;
          default -> Kind.MODIFIED;
        };
    return new FileChange(path, from, kind, added, removed, lines());
  }

  private Lines lines() {
    if (patch != null) {
      return whole(patch) ? new Lines.Hunks(patch) : new Lines.Unsent(blob);
    }
    boolean lineless =
        added + removed == 0
            && (status.equals("renamed") || EMPTY_BLOB.equals(blob) || BYTES.contains(ending()));
    return lineless ? new Lines.None(blob) : new Lines.Unsent(blob);
  }

  /// Whether a patch holds every line that GitHub counted: a long one may be cut.
  private boolean whole(String text) {
    long plus = text.lines().filter(line -> line.startsWith("+")).count();
    long minus = text.lines().filter(line -> line.startsWith("-")).count();
    return plus == added && minus == removed;
  }

  private String ending() {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
