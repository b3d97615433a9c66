package dev.countersign.policy;

/// What must be so of a branch for the gate to hold at all, whatever the policy says.
///
/// @param branch the branch
/// @param check the name of our summary check for it
/// @param app the number of this app, to which the check must be pinned
public record Fence(String branch, String check, long app) {}
