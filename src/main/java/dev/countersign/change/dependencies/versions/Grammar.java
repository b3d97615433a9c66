package dev.countersign.change.dependencies.versions;

import org.jspecify.annotations.Nullable;

/// How one ecosystem's manifests declare which versions they take.
public interface Grammar {

  /// Reads a declaration; null where it names no version that can be read.
  @Nullable Range read(String declaration);

  /// The order that the declared versions stand in.
  VersionOrder order();
}
