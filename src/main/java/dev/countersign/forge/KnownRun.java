package dev.countersign.forge;

import java.time.Instant;

/// A check run that we published before.
///
/// @param completed whether it has concluded, so that only another run of its name can show
///   progress again
/// @param since when it was made
public record KnownRun(long id, boolean completed, Instant since) {}
