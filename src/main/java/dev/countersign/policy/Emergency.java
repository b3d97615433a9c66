package dev.countersign.policy;

import dev.countersign.calendar.Term;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an emergency is declared and who authorises it.
///
/// @param type the type a declared emergency has
/// @param labels labels that declare one
/// @param acceptClaims whether it may pass on what somebody says that another authorised
public record Emergency(
    String type,
    Set<String> labels,
    Set<String> severities,
    Set<String> reasons,
    List<Authority> authorise,
    boolean acceptClaims) {
  public Emergency {
    labels = Ordered.set(labels);
    severities = Ordered.set(severities);
    reasons = Ordered.set(reasons);
    authorise = List.copyOf(authorise);
  }

  /// One that takes nobody's word for another.
  public Emergency(
      String type,
      Set<String> labels,
      Set<String> severities,
      Set<String> reasons,
      List<Authority> authorise) {
    this(type, labels, severities, reasons, authorise, false);
  }

  /// One way to authorise: any one of `by`, or one of each of `allOf`, where `when` holds and every
  /// role in `unavailable` was said to be so.
  ///
  /// @param confirm who confirms it afterwards, null where nobody need
  /// @param completeWithin how long the change may take then, null where that is left open
  public record Authority(
      List<String> by,
      List<String> allOf,
      @Nullable Condition when,
      List<String> unavailable,
      @Nullable Confirm confirm,
      @Nullable Term completeWithin) {
    public Authority {
      by = List.copyOf(by);
      allOf = List.copyOf(allOf);
      unavailable = List.copyOf(unavailable);
    }

    public Authority(List<String> by, List<String> allOf, @Nullable Condition when) {
      this(by, allOf, when, List.of(), null, null);
    }

    List<String> roles() {
      return allOf.isEmpty() ? by : allOf;
    }
  }

  /// That somebody in one of these roles confirms afterwards, and within which time.
  public record Confirm(List<String> by, Term within) {
    public Confirm {
      by = List.copyOf(by);
    }
  }
}
