package dev.countersign.policy;

import dev.countersign.change.Globs;

/// Which changes a policy is about: by base branch, and not those that touch only the excepted
/// paths.
public record Scope(Globs branches, Globs exceptBranches, Globs exceptPaths) {}
