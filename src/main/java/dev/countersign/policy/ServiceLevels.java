package dev.countersign.policy;

import dev.countersign.calendar.Term;
import java.util.Map;

/// How soon a change must be reviewed and approved, by its risk; the clock starts when it is ready
/// for review. A risk without an entry has no time.
public record ServiceLevels(Map<String, Term> review, Map<String, Term> approval) {
  public static final ServiceLevels NONE = new ServiceLevels(Map.of(), Map.of());

  public ServiceLevels {
    review = Ordered.map(review);
    approval = Ordered.map(approval);
  }
}
