package dev.countersign.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an emergency is declared and who authorises it.
///
/// @param type the type a declared emergency has
/// @param labels labels that declare one
public record Emergency(
    String type,
    Set<String> labels,
    Set<String> severities,
    Set<String> reasons,
    List<Authority> authorise) {
  public Emergency {
    labels = Ordered.set(labels);
    severities = Ordered.set(severities);
    reasons = Ordered.set(reasons);
    authorise = List.copyOf(authorise);
  }

  /// One way to authorise: any one of `by`, or one of each of `allOf`, where `when` holds.
  public record Authority(List<String> by, List<String> allOf, @Nullable Condition when) {
    public Authority {
      by = List.copyOf(by);
      allOf = List.copyOf(allOf);
    }
  }
}
