package dev.countersign.rulebook.scenarios;

import dev.countersign.rulebook.Problem;
import java.util.List;

/// What became of reading a scenario file.
public sealed interface ScenariosReading {
  /// Its scenarios, in its order.
  record Read(List<Scenario> scenarios) implements ScenariosReading {
    public Read {
      scenarios = List.copyOf(scenarios);
    }
  }

  /// Every problem of the file, or of the policy that it is about.
  record Unreadable(List<Problem> problems) implements ScenariosReading {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }
}
