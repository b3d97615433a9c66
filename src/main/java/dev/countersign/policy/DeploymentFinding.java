package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Truth;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import java.util.List;

/// How one thing that must hold for a deployment stands.
public sealed interface DeploymentFinding {
  Outcome outcome();

  /// The policy says nothing of the environment.
  record Ungoverned(Outcome outcome, String environment) implements DeploymentFinding {}

  /// Whether the commit is reachable from the default branch.
  record Reachable(Outcome outcome, Truth reachable) implements DeploymentFinding {}

  /// Whether the commit succeeded in an environment before.
  record Before(Outcome outcome, String environment, Truth succeeded)
      implements DeploymentFinding {}

  /// The records of the changes in it.
  ///
  /// @param known whether all changes are known
  record Records(Outcome outcome, boolean known, List<String> missing, List<String> excepted)
      implements DeploymentFinding {
    public Records {
      missing = List.copyOf(missing);
      excepted = List.copyOf(excepted);
    }
  }

  /// A window, freezes, or a calendar that cannot be read.
  record Time(Outcome outcome, Finding finding) implements DeploymentFinding {}

  /// All changes in it are emergencies, which no window holds.
  record Emergency(Outcome outcome) implements DeploymentFinding {}

  /// Who approved the deployment of those who may.
  ///
  /// @param from titles of the roles they must have one of, none for anyone with write
  /// @param gaps what cannot be told of who has those roles, each a sentence
  record Approved(
      Outcome outcome, int wanted, List<Login> given, List<String> from, List<String> gaps)
      implements DeploymentFinding {
    public Approved {
      given = List.copyOf(given);
      from = List.copyOf(from);
      gaps = List.copyOf(gaps);
    }
  }
}
