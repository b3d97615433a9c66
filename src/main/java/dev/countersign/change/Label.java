package dev.countersign.change;

import org.jspecify.annotations.Nullable;

/// A label on a change.
///
/// @param by who put it on, where that is known
/// @param ours whether this app put it on
public record Label(String name, @Nullable Person by, boolean ours) {}
