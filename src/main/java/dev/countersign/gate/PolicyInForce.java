package dev.countersign.gate;

import dev.countersign.change.Repo;
import dev.countersign.gate.PolicyShelf.InForce;
import dev.countersign.policy.Policy;
import java.util.Optional;

/// The policy in force for a repository, for those who do not judge a pull request.
public final class PolicyInForce {
  private final Ports ports;
  private final PolicyShelf shelf;

  public PolicyInForce(Ports ports, PolicyShelf shelf) {
    this.ports = ports;
    this.shelf = shelf;
  }

  /// What governs the repository now, the last that could be read where the files are broken; empty
  /// where no policy ever could be.
  public Optional<Policy> of(long installation, Repo repo) {
    return switch (shelf.inForce(repo, ports.forge().policies(installation, repo))) {
      case InForce.Stands stands -> Optional.of(stands.policy());
      case InForce.Kept kept -> Optional.of(kept.policy());
      case InForce.Never never -> Optional.empty();
      case InForce.None none -> Optional.empty();
    };
  }
}
