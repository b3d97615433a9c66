package dev.countersign.change.dependencies;

import org.jspecify.annotations.Nullable;

/// One file's text before and after the change; null where it does not exist.
///
/// A renamed file is best given once, under its new path, with the old path's text before: given as
/// two files, everything that it declares counts as removed there and added here.
public record FileText(String path, @Nullable String before, @Nullable String after) {}
