package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Files as GraphQL tells them.
final class Blobs {
  /// The mode of a plain file, executable or not: links and submodules have others.
  private static final int PLAIN = 0100644;

  private static final int EXECUTABLE = 0100755;

  private Blobs() {}

  /// Whether a folder holds a plain file of that name.
  static boolean isFile(JsonNode folder, String name) {
    for (JsonNode entry : folder.path("entries")) {
      if (entry.path("name").asText("").equals(name)) {
        int mode = entry.path("mode").asInt(0);
        return mode == PLAIN || mode == EXECUTABLE;
      }
    }
    return false;
  }

  /// The whole text of a blob, null where it is no blob, no text, or was cut.
  static @Nullable String text(JsonNode blob) {
    boolean whole =
        blob.path("__typename").asText("").equals("Blob")
            && !blob.path("isTruncated").asBoolean(true)
            && !blob.path("isBinary").asBoolean(true);
    return whole ? Rest.text(blob, "text") : null;
  }

  /// Whether a blob is text that was cut, and can be read in another way.
  static boolean cut(JsonNode blob) {
    return blob.path("isTruncated").asBoolean(false) && !blob.path("isBinary").asBoolean(true);
  }
}
