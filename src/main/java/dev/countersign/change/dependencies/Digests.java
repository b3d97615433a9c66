package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The digests of a package's files, which together fix its content.
final class Digests {
  private Digests() {}

  /// A list of texts, or of tables with a `hash`; null where there is none.
  static @Nullable String of(JsonNode list) {
    Set<String> digests = new TreeSet<>();
    for (JsonNode item : list) {
      String digest = item.isTextual() ? item.textValue() : Trees.textAt(item, "hash");
      if (digest != null) {
        digests.add(digest);
      }
    }
    return digests.isEmpty() ? null : String.join(" ", digests);
  }
}
