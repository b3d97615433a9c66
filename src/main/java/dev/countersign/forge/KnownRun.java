package dev.countersign.forge;

/// A check run that we published before.
///
/// @param completed whether it has concluded, so that only another run of its name can show
///   progress again
public record KnownRun(long id, boolean completed) {}
