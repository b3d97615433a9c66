package dev.countersign.duties;

import dev.countersign.gate.Duties;
import dev.countersign.gate.Subject;
import dev.countersign.queue.Work;
import java.util.EnumMap;
import java.util.Map;

/// Everybody who looks after something, by its kind.
public final class Caretaker implements Duties {
  private final Map<Subject.Duty.Kind, Duties> keepers = new EnumMap<>(Subject.Duty.Kind.class);

  /// The same with somebody who looks after one kind of thing.
  public Caretaker with(Subject.Duty.Kind kind, Duties keeper) {
    keepers.put(kind, keeper);
    return this;
  }

  @Override
  public void look(Work.Claim claim, Subject.Duty duty) {
    keepers.getOrDefault(duty.kind(), NONE).look(claim, duty);
  }
}
