package dev.countersign.policy;

import dev.countersign.calendar.Term;
import org.jspecify.annotations.Nullable;

/// What holds for a clean revert of a recorded change.
///
/// @param target how soon it should be merged, null where it is not said
/// @param approvals the approvals that take the place of those of the rules, null: the rules'
public record Rollback(@Nullable Term target, Requirement.@Nullable Approvals approvals) {}
