package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Promise;
import dev.countersign.policy.duty.Circle;
import dev.countersign.policy.duty.Duties;
import dev.countersign.policy.duty.Duty;
import dev.countersign.policy.duty.Happening;
import java.time.Instant;
import java.util.List;

/// What happens to a scenario's change after it was judged.
///
/// @param looks when the expectation looks
public record Afterwards(Instant looks, List<Happening> history) {
  public Afterwards {
    history = List.copyOf(history);
  }

  List<String> open(Policy policy, Change change, People people, Instant judged) {
    List<Promise> promises = new Judge().promises(policy, change, people, judged);
    Circle circle = Circle.of(policy, change, people);
    List<Happening> past =
        history.stream().filter(happening -> !happening.at().isAfter(looks)).toList();
    return new Duties(circle, past)
        .of(promises).stream().filter(Duty::open).map(Duty::name).toList();
  }
}
