package dev.countersign.change.dependencies.versions;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The versions that a declaration lets in.
///
/// @param low the least version it is declared from
/// @param high where it ends; null where it has no end
/// @param end what kind of end that is
public record Range(Version low, @Nullable Version high, End end) {

  /// How a range ends.
  public enum End {
    /// It is one version.
    EXACT,
    /// Where the operator of its lower bound ends it, as a caret does.
    IMPLIED,
    /// Where an upper bound was written.
    WRITTEN,
    /// Nowhere.
    OPEN
  }

  static Range exactly(Version version) {
    return new Range(version, version, End.EXACT);
  }

  /// How far it is from this range to a later one: by the versions they are declared from, by what
  /// the later one lets in that this one did not, and by their written ends; null where they are
  /// the same.
  public @Nullable Bump bump(Range after, VersionOrder order) {
    Bump bump = order.bump(low, after.low);
    Bump reach = after.reach(order);
    Bump before = reach(order);
    if (reach != null && (before == null || reach.compareTo(before) > 0)) {
      bump = Bump.larger(bump, reach);
    }
    return Bump.larger(bump, bumpOfEnds(after, order));
  }

  /// Whether a later range begins, or ends by a written bound, before this one does.
  public boolean isAbove(Range after, VersionOrder order) {
    int lows = order.compare(after.low, low);
    return lows < 0 || (lows == 0 && endsAbove(after, order));
  }

  private boolean endsAbove(Range after, VersionOrder order) {
    Version mine = high;
    Version its = after.high;
    return mine != null && its != null && bothEndsWritten(after) && order.compare(its, mine) < 0;
  }

  private @Nullable Bump bumpOfEnds(Range after, VersionOrder order) {
    Version mine = high;
    Version its = after.high;
    return mine != null && its != null && bothEndsWritten(after) ? order.bump(mine, its) : null;
  }

  private boolean bothEndsWritten(Range after) {
    return end == End.WRITTEN && after.end == End.WRITTEN;
  }

  /// The largest part that may move without the declaration changing.
  private @Nullable Bump reach(VersionOrder order) {
    Version top = high;
    if (end == End.EXACT) {
      return null;
    }
    if (top == null || !top.line().equals(low.line())) {
      return Bump.MAJOR;
    }
    int place = low.firstDifference(top);
    if (place < 0) {
      return order.bump(low, top);
    }
    int free = isNextValue(top, place) ? place + 1 : place;
    return low.part(free);
  }

  /// Whether the end is the very next value of one part, as 2 is for 1.4.2: then that part itself
  /// cannot move.
  private boolean isNextValue(Version top, int place) {
    boolean zerosAfter = true;
    for (int i = place + 1; i < top.numbers().size(); i++) {
      zerosAfter &= top.number(i).equals(BigInteger.ZERO);
    }
    return zerosAfter && top.number(place).equals(low.number(place).add(BigInteger.ONE));
  }
}
