package dev.countersign.change.dependencies.versions;

import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;

/// Maven's order of versions, which is Maven's own code.
public enum MavenOrder implements VersionOrder {
  MAVEN;

  /// Reads a version that begins with a number and holds no variable; `RELEASE` and `LATEST` move
  /// by themselves.
  @Override
  public @Nullable Version read(String text) {
    String bare = Version.withoutLeadingV(text.strip());
    boolean plain = bare.chars().noneMatch(c -> c <= ' ' || "${}[](),*".indexOf(c) >= 0);
    return plain ? Version.startingWithNumbers(bare) : null;
  }

  @Override
  public int compare(Version one, Version other) {
    return new ComparableVersion(one.text()).compareTo(new ComparableVersion(other.text()));
  }
}
