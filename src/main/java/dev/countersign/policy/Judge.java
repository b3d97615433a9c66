package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import java.time.Instant;
import java.util.List;

/// The judge of changes: what a policy says of a change, and why.
///
/// A pure function: the same policy, change, people and moment lead to the same verdict, byte for
/// byte. Facts that cannot be had in full are read the stricter way, and the verdict says so.
public final class Judge {

  /// What the policy says of the change at that moment.
  public Verdict judge(Policy policy, Change change, People people, Instant now) {
    return new Judgement(new Case(policy, change, people, now)).verdict();
  }

  /// What the change would owe once it is merged, deployed and so on, as things are at that moment.
  public List<Promise> promises(Policy policy, Change change, People people, Instant now) {
    return new Judgement(new Case(policy, change, people, now)).promises();
  }
}
