package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Sha;
import dev.countersign.change.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A deployment that is asked for, with what is known of it.
///
/// @param by who asked for it, null where nobody knows
/// @param reachable whether the commit is reachable from the default branch
/// @param succeededIn the environments in which the commit succeeded, null where that is not known
/// @param changes those that go out with it since the last successful deployment to the
///   environment, null where they are not known in full
/// @param approvedBy who approved this very deployment
/// @param texts the default branch's calendar files, by their paths
public record Deployment(
    String environment,
    Sha commit,
    @Nullable Login by,
    Truth reachable,
    @Nullable Set<String> succeededIn,
    @Nullable List<Part> changes,
    Set<Login> approvedBy,
    Map<String, String> texts) {
  public Deployment {
    succeededIn = succeededIn == null ? null : Ordered.set(succeededIn);
    changes = changes == null ? null : List.copyOf(changes);
    approvedBy = Set.copyOf(approvedBy);
    texts = Map.copyOf(texts);
  }

  /// The changes that are known to go out with it.
  List<Part> parts() {
    return changes == null ? List.of() : changes;
  }

  /// A change that goes out with a deployment.
  ///
  /// @param name as people know it: `#12`, or a commit that no pull request brought
  /// @param type as it was merged, null where no record tells
  /// @param risk as it was merged, null where it is not rated or no record tells
  /// @param excepted the freezes from which it had an exception when it was merged
  /// @param at when its record was made, null where there is none
  public record Part(
      String name,
      Standing standing,
      @Nullable String type,
      @Nullable String risk,
      Set<String> excepted,
      @Nullable Instant at) {
    public Part {
      excepted = Ordered.set(excepted);
    }

    /// A change of which there is no record.
    public static Part unrecorded(String name) {
      return new Part(name, Standing.NOT_RECORDED, null, null, Set.of(), null);
    }
  }

  /// What the record of a change says.
  public enum Standing {
    /// It met the policy when it was merged.
    COMPLIANT,
    /// It met the policy by a waiver or an exception, which is recorded.
    EXCEPTED,
    /// No record says that it met the policy.
    NOT_RECORDED
  }
}
