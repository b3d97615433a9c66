package dev.countersign.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must hold before a commit may be deployed to an environment.
///
/// @param reachable whether it must be reachable from the default branch
/// @param succeededFirst environments in which it must have succeeded before
/// @param windows one of which must be open for the risk of the riskiest change in it; none where
///   any time does
/// @param noFreeze whether freezes hold it
/// @param changesRecorded whether every change in it must have met the policy by its record, or its
///   exception be recorded
/// @param approvals of the deployment itself, null where none is asked for
public record DeploymentGate(
    String environment,
    boolean reachable,
    List<String> succeededFirst,
    List<String> windows,
    boolean noFreeze,
    boolean changesRecorded,
    @Nullable Approvals approvals) {
  public DeploymentGate {
    succeededFirst = List.copyOf(succeededFirst);
    windows = List.copyOf(windows);
  }

  /// How many people must approve.
  ///
  /// @param from roles they must have one of, none for anyone with write
  public record Approvals(int count, List<String> from) {
    public Approvals {
      from = List.copyOf(from);
    }
  }
}
