package dev.countersign.gate;

import dev.countersign.queue.Work;

/// The port to what is looked after beside and after the judgement of pull requests.
@FunctionalInterface
public interface Duties {
  /// Nobody looks after anything: work of that kind is put aside as a bug.
  Duties NONE =
      (claim, duty) -> {
        throw new IllegalStateException("nobody looks after " + duty.key());
      };

  /// Does what there is to do now. It may be done twice, and must then come to the same.
  void look(Work.Claim claim, Subject.Duty duty);
}
