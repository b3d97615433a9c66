package dev.countersign.rulebook.scenarios;

import dev.countersign.rulebook.PolicyFile;
import org.jspecify.annotations.Nullable;

/// The files that a scenario file names, by their paths as it writes them.
@FunctionalInterface
public interface Neighbours {
  /// The file, null where it is not there or cannot be read.
  @Nullable PolicyFile file(String path);
}
