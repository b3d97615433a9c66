package dev.countersign.policy;

import dev.countersign.calendar.Term;
import dev.countersign.change.Glob;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a policy says of all that stands around the judgement of a change: its settings, its times,
/// its records.
///
/// @param protection what each branch's settings must be, by a pattern of the branch's name
/// @param review when the policy itself must be read again, null where it does not say
/// @param retention how long each kind of record is kept
/// @param controls the controls of standards, and what serves each
/// @param board the advisory board, null where there is none
/// @param rollback what holds for a clean revert, null: a revert is a change like any other
/// @param changeIds the form of the numbers of changes, such as `CHG-YYYY-NNNN`, null where the
///   policy gives none
public record Oversight(
    Map<String, Protection> protection,
    ServiceLevels levels,
    @Nullable PolicyReview review,
    Map<String, Term> retention,
    Map<String, Control> controls,
    @Nullable Board board,
    @Nullable Rollback rollback,
    @Nullable String changeIds) {
  /// Where a policy says nothing of it.
  public static final Oversight NONE =
      new Oversight(Map.of(), ServiceLevels.NONE, null, Map.of(), Map.of(), null, null, null);

  public Oversight {
    protection = Ordered.map(protection);
    retention = Ordered.map(retention);
    controls = Ordered.map(controls);
  }

  /// What the settings of that branch must be: all that its patterns say, where they differ the
  /// stricter.
  public Protection protectionOf(String branch) {
    return protection.entrySet().stream()
        .filter(each -> new Glob(each.getKey()).matches(branch))
        .map(Map.Entry::getValue)
        .reduce(Protection.NOTHING, Protection::and);
  }
}
