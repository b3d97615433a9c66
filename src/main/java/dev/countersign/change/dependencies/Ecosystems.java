package dev.countersign.change.dependencies;

import dev.countersign.change.dependencies.versions.ActionOrder;
import dev.countersign.change.dependencies.versions.Comparators;
import dev.countersign.change.dependencies.versions.Exact;
import dev.countersign.change.dependencies.versions.GoOrder;
import dev.countersign.change.dependencies.versions.Grammar;
import dev.countersign.change.dependencies.versions.ImageTagOrder;
import dev.countersign.change.dependencies.versions.Intervals;
import java.util.List;
import java.util.stream.Stream;

/// The readers there are, and the grammar of each ecosystem.
final class Ecosystems {
  private static final List<FileReader> MANIFESTS =
      List.of(
          new NpmManifest(),
          new CargoManifest(),
          new MavenManifest(),
          new GradleManifest(),
          new GradleCatalogue(),
          new GradleProperties(),
          new GoManifest(),
          new GemfileManifest(),
          new PyprojectManifest(),
          new RequirementsManifest(),
          new PipfileManifest(),
          new ComposerManifest(),
          new NuGetManifest(),
          new DockerManifest(),
          new ActionsManifest());
  private static final List<FileReader> LOCK_FILES =
      Stream.of(JsonLocks.ALL, TomlLocks.ALL, PnpmLock.ALL, YarnLock.ALL, LineLocks.ALL)
          .flatMap(List::stream)
          .toList();

  private Ecosystems() {}

  static List<FileReader> manifests(String path) {
    return MANIFESTS.stream().filter(reader -> reader.reads(path)).toList();
  }

  static List<FileReader> lockFiles(String path) {
    return LOCK_FILES.stream().filter(reader -> reader.reads(path)).toList();
  }

  /// Plain loops: thousands of paths are tried in one judgement.
  private static boolean anyReads(List<FileReader> readers, String path) {
    for (FileReader reader : readers) {
      if (reader.reads(path)) {
        return true;
      }
    }
    return false;
  }

  static boolean isManifest(String path) {
    return anyReads(MANIFESTS, path);
  }

  static boolean isLockFile(String path) {
    return anyReads(LOCK_FILES, path);
  }

  /// How manifests declare versions.
  static Grammar declarations(Ecosystem ecosystem) {
    return switch (ecosystem) {
      case CARGO -> Comparators.CARGO;
      case NPM -> Comparators.NPM;
      case MAVEN -> Intervals.MAVEN;
      case GRADLE -> Intervals.GRADLE;
      case GO -> new Exact(GoOrder.GO);
      case PIP -> Comparators.PYTHON;
      case BUNDLER -> Comparators.RUBY;
      case COMPOSER -> Comparators.COMPOSER;
      case NUGET -> Intervals.NUGET;
      case DOCKER -> new Exact(ImageTagOrder.IMAGE_TAG);
      case GITHUB_ACTIONS -> new Exact(ActionOrder.ACTION);
    };
  }

  /// How lock files hold versions: one at a time.
  static Grammar locks(Ecosystem ecosystem) {
    return new Exact(declarations(ecosystem).order());
  }
}
