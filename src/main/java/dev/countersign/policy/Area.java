package dev.countersign.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named condition, as in "cryptography"; `covers` makes it a union with other areas.
public record Area(String name, Condition when, List<String> covers, @Nullable String label) {
  public Area {
    covers = List.copyOf(covers);
  }
}
