package dev.countersign.gate;

import dev.countersign.change.Repo;
import java.util.Set;

/// Which files of a repository say how its changes are judged.
final class PolicyFiles {
  static final String OF_ORGANISATION = "countersign.yml";
  static final String OF_REPOSITORY = ".github/countersign.yml";
  private static final Set<String> CODEOWNERS =
      Set.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitattributes");

  private PolicyFiles() {}

  /// Whether a file is a policy: the repository's own, or the organisation's in its `.github`
  /// repository.
  static boolean isPolicy(Repo repo, String path) {
    return path.equals(OF_REPOSITORY)
        || (repo.name().equals(".github") && path.equals(OF_ORGANISATION));
  }

  /// Whether a file on a base branch can change how open pull requests are judged.
  static boolean matters(Repo repo, String path) {
    return isPolicy(repo, path) || CODEOWNERS.contains(path);
  }
}
