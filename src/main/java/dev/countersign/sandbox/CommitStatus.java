package dev.countersign.sandbox;

import java.time.Instant;

/// A commit status: the older, plainer form of a check.
public record CommitStatus(
    long id, String sha, String context, String state, Account creator, Instant at) {}
