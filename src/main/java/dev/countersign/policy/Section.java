package dev.countersign.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part that a description must have, as in "Rollback plan".
public record Section(
    String id,
    String title,
    List<String> also,
    int minWords,
    List<String> accept,
    List<String> oneOf,
    @Nullable String template) {
  public Section {
    also = List.copyOf(also);
    accept = List.copyOf(accept);
    oneOf = List.copyOf(oneOf);
  }
}
