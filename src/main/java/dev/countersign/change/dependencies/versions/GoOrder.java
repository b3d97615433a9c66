package dev.countersign.change.dependencies.versions;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Go's order of module versions; a pseudo-version names a commit, not a version, and is none.
public enum GoOrder implements VersionOrder {
  GO;

  private static final Pattern PSEUDO =
      Pattern.compile("(?:.*[.-])?[0-9]{14}-[0-9a-f]{12}(?:\\+incompatible)?");

  @Override
  public @Nullable Version read(String text) {
    boolean full = text.startsWith("v") && text.length() <= Version.LONGEST;
    Version version = full ? SemanticOrder.STRICT.read(text) : null;
    boolean readable = version != null && !PSEUDO.matcher(version.rest()).matches();
    return readable ? version : null;
  }

  @Override
  public int compare(Version one, Version other) {
    return SemanticOrder.STRICT.compare(one, other);
  }
}
