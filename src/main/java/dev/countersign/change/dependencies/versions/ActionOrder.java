package dev.countersign.change.dependencies.versions;

import org.jspecify.annotations.Nullable;

/// The order of the versions of actions, which are tags such as `v4` or `4.1.2`.
public enum ActionOrder implements VersionOrder {
  ACTION;

  @Override
  public @Nullable Version read(String text) {
    return ImageTagOrder.isDigest(text) ? null : SemanticOrder.STRICT.read(text);
  }

  @Override
  public int compare(Version one, Version other) {
    return SemanticOrder.STRICT.compare(one, other);
  }
}
