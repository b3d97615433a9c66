package dev.countersign.forge;

import java.time.Instant;

/// A pull request that was merged.
public record Merged(PullId id, String title, Instant at) {}
