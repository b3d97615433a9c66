package dev.countersign.change.dependencies;

import java.util.Locale;

/// A family of dependencies with manifests, names and an order of versions of its own.
public enum Ecosystem {
  CARGO,
  NPM,
  MAVEN,
  GRADLE,
  GO,
  PIP,
  BUNDLER,
  COMPOSER,
  NUGET,
  DOCKER,
  GITHUB_ACTIONS;

  /// The word a policy uses for it, such as `npm` or `github-actions`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
