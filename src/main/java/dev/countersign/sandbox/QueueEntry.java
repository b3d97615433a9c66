package dev.countersign.sandbox;

import java.time.Instant;

/// A pull request waiting in the merge queue, on a commit of its own.
public record QueueEntry(
    SimulatedPull pull, int position, String base, String headSha, String headRef, Instant at) {}
