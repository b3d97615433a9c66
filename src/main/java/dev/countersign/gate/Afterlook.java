package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import dev.countersign.gate.PolicyShelf.InForce;
import dev.countersign.policy.Policy;
import java.time.Instant;
import java.util.List;
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

  /// What came of looking at a pull request.
  public sealed interface Sight {}

  /// What is seen of it.
  public record Seen(Change change, People people, Policy policy) implements Sight {}

  /// It is there, and what must be known of it could not be read this time.
  ///
  /// @param what each missing fact, as a sentence
  public record Hidden(List<String> what) implements Sight {
    public Hidden {
      what = List.copyOf(what);
    }
  }

  /// There is nothing to look at any more.
  ///
  /// @param why as a sentence
  public record Gone(String why) implements Sight {}

  /// No policy says anything about it.
  public record Free() implements Sight {}

  /// Looks at it.
  public Sight at(PullId pull, Instant now) {
    return switch (assessor.read(pull)) {
      case Reading.Gone(String why) -> new Gone(why);
      case Reading.Unreadable unreadable -> new Hidden(unreadable.what());
      case Reading.Read read ->
          policy(pull, read)
              .<Sight>map(policy -> seen(pull, read, policy, now))
              .orElseGet(Free::new);
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
