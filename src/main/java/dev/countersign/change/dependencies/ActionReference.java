package dev.countersign.change.dependencies;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An action as a step or job names it.
///
/// @param version the tag; for an action pinned to a commit the version in the comment behind it
/// @param commit the full commit it is pinned to
record ActionReference(String name, @Nullable String version, @Nullable String commit) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
  private static final Pattern VERSION =
      Pattern.compile(
          "(?:^|[\\s=@/])([vV]?+[0-9]++(?:\\.[0-9]++)*+(?:[-+][0-9A-Za-z.+-]++)?+)(?=$|[\\s,;)])");
  private static final int LONGEST_COMMENT = 256;

  /// Reads what a `uses` names; null where it is a part of the same repository, which has no
  /// version of its own.
  static @Nullable ActionReference of(String uses, @Nullable String comment) {
    if (uses.startsWith("./") || uses.startsWith("../")) {
      return null;
    }
    if (uses.startsWith("docker://")) {
      Declared image = ImageReference.of(uses.substring(9)).declared("");
      return new ActionReference("docker://" + image.name(), image.version(), image.pin());
    }
    int at = uses.lastIndexOf('@');
    if (at < 0) {
      return new ActionReference(uses, null, null);
    }
    String ref = uses.substring(at + 1);
    boolean commit = COMMIT.matcher(ref).matches();
    return new ActionReference(
        uses.substring(0, at), commit ? versionIn(comment) : ref, commit ? ref : null);
  }

  Declared declared() {
    return new Declared(name, version, false, "").pinnedTo(commit);
  }

  /// The first word of a comment that reads as a version; null where none does.
  private static @Nullable String versionIn(@Nullable String comment) {
    if (comment == null || comment.length() > LONGEST_COMMENT) {
      return null;
    }
    Matcher matcher = VERSION.matcher(comment);
    return matcher.find() ? matcher.group(1) : null;
  }
}
