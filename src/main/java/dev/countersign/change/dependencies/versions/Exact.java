package dev.countersign.change.dependencies.versions;

import org.jspecify.annotations.Nullable;

/// The grammar of declarations that name one version.
public record Exact(VersionOrder order) implements Grammar {

  @Override
  public @Nullable Range read(String declaration) {
    Version version = order.read(declaration);
    return version == null ? null : Range.exactly(version);
  }
}
