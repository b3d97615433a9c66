package dev.countersign.rulebook;

import dev.countersign.policy.Policy;
import java.util.List;

/// What became of reading a policy: the policy, or why there is none.
public sealed interface PolicyReading {
  /// A policy, and what its owner should know of it.
  record Valid(Policy policy, List<Problem> warnings) implements PolicyReading {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /// Every problem of the files, in the order in which they stand there; at least one is an error.
  record Invalid(List<Problem> problems) implements PolicyReading {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
