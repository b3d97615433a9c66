package dev.countersign.sandbox;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One file of a diff, under GitHub's words for what became of it.
record FileDelta(
    String status,
    String path,
    @Nullable String previous,
    @Nullable String before,
    @Nullable String after) {

  LineDiff lines() {
    return LineDiff.between(
        Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(after, ""));
  }

  String blob() {
    return Hash.blob(Objects.requireNonNullElse(after == null ? before : after, ""));
  }

  /// GraphQL's word for the same.
  String changeType() {
    return switch (status) {
      case "removed" -> "DELETED";
      default -> status.toUpperCase(java.util.Locale.ROOT);
    };
  }
}
