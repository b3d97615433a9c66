package dev.countersign.change;

import org.jspecify.annotations.Nullable;

/// A check run or commit status on the head commit, the newest of its name and source.
///
/// @param app the slug of the app that reported it; null for a commit status
/// @param ours whether this app reported it
/// @param conclusion lower-case, as in `success`, `failure`, `skipped`; null while it has not
///   concluded
public record Check(
    String name,
    @Nullable String app,
    boolean ours,
    @Nullable String conclusion,
    String title,
    String summary) {
  public boolean running() {
    return conclusion == null;
  }
}
