package dev.countersign.forge;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the code host says that guards a branch, in its two forms, which hold together.
///
/// @param classic the branch protection rule, null where it could not be read
/// @param rules all active rules of rulesets together, null where they could not be read
/// @param unread why something could not be read, naming the permission; empty where all was
public record BranchSettings(@Nullable Layer classic, @Nullable Layer rules, String unread) {

  /// One of the two forms.
  ///
  /// @param bound whether nobody may go past it, administrators included; null where that is not
  ///   shown
  /// @param blocksForce whether it keeps pushes from being forced
  /// @param queue whether changes go through a merge queue
  public record Layer(
      int reviews,
      boolean dismissStale,
      boolean codeOwners,
      Set<Required> checks,
      @Nullable Boolean bound,
      boolean blocksForce,
      boolean blocksDeletion,
      boolean queue) {
    /// Nothing guards the branch in this form.
    public static final Layer NONE =
        new Layer(0, false, false, Set.of(), false, false, false, false);

    public Layer {
      checks = Set.copyOf(checks);
    }
  }

  /// A required check.
  ///
  /// @param app the app that must report it, null where anybody may
  public record Required(String name, @Nullable Long app) {}
}
