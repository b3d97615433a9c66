package dev.countersign.change.dependencies;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A container image as it is named: a name, a tag and a digest.
record ImageReference(String name, @Nullable String tag, @Nullable String digest) {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  static ImageReference of(String text) {
    int unknown = text.indexOf('$');
    if (unknown >= 0) {
      String known = text.substring(0, unknown);
      int end = known.lastIndexOf(':');
      boolean named = end > known.lastIndexOf('/');
      return new ImageReference(
          named ? text.substring(0, end) : text, named ? text.substring(end + 1) : null, null);
    }
    int at = text.indexOf('@');
    String digest = at < 0 ? null : text.substring(at + 1);
    String rest = at < 0 ? text : text.substring(0, at);
    int colon = rest.lastIndexOf(':');
    boolean tagged = colon > rest.lastIndexOf('/');
    return new ImageReference(
        tagged ? rest.substring(0, colon) : rest,
        tagged ? rest.substring(colon + 1) : null,
        digest);
  }

  /// The image as a dependency; a digest that is no full one leaves it without a version.
  Declared declared(String place) {
    boolean whole = digest == null || DIGEST.matcher(digest).matches();
    return new Declared(name, whole ? tag : null, false, place).pinnedTo(digest);
  }
}
