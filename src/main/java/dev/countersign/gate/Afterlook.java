package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import dev.countersign.gate.PolicyShelf.InForce;
import dev.countersign.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/// Reads a pull request whatever became of it, with those around it and the policy in force.
public final class Afterlook {
  private final Ports ports;
  private final PolicyShelf shelf;
  private final Assessor assessor;

  public Afterlook(Ports ports, PolicyShelf shelf) {
    this.ports = ports;
    this.shelf = shelf;
    this.assessor = new Assessor(ports, shelf);
  }

  /// What is seen of it.
  public record Seen(Change change, People people, Policy policy) {}

  /// Empty where it cannot be read, or no policy says anything about it.
  public Optional<Seen> at(PullId pull, Instant now) {
    return switch (assessor.read(pull)) {
      case Reading.Gone gone -> Optional.empty();
      case Reading.Unreadable unreadable -> Optional.empty();
      case Reading.Read read -> policy(pull, read).map(policy -> seen(pull, read, policy, now));
    };
  }

  private Seen seen(PullId pull, Reading.Read read, Policy policy, Instant now) {
    Change change = new Recollection(ports).complete(pull, read.change(), policy, now);
    return new Seen(change, read.people(), policy);
  }

  private Optional<Policy> policy(PullId pull, Reading.Read read) {
    return switch (shelf.inForce(pull.repo(), read.policies())) {
      case InForce.Stands stands -> Optional.of(stands.policy());
      case InForce.Kept kept -> Optional.of(kept.policy());
      case InForce.Never never -> Optional.empty();
      case InForce.None none -> Optional.empty();
    };
  }
}
