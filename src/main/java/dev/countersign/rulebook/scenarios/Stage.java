package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Repo;
import dev.countersign.policy.Policy;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// Where scenarios play: under a policy, in a repository of an organisation.
///
/// @param above the organisation's policy, null where there is none
/// @param own the file of the policy
public record Stage(Policy policy, @Nullable PolicyFile above, PolicyFile own) {
  /// Where a repository keeps its policy.
  static final String OF_REPOSITORY = ".github/countersign.yml";

  Repo repo() {
    return new Repo(Scenarios.organisation(policy), "repository");
  }

  /// What the policy would be with the repository's file as given.
  PolicyReading tried(String text) {
    return new Rulebook().read(null, above, new PolicyFile(OF_REPOSITORY, text), repo().owner());
  }
}
