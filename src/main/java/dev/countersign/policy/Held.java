package dev.countersign.policy;

import dev.countersign.change.FileChange;
import dev.countersign.change.Truth;
import dev.countersign.policy.Verdict.Reason;
import java.util.List;
import java.util.stream.Stream;

/// What a condition comes to: whether it holds, why, and where it cannot be known, for want of
/// which facts.
///
/// @param grounds why it is so, whichever way it is
/// @param gaps what is missing, each a sentence; nothing unless the truth is unknown
record Held(Truth truth, List<Ground> grounds, List<String> gaps) {
  static final Held ALWAYS = new Held(Truth.YES, List.of(), List.of());
  static final Held NEVER = new Held(Truth.NO, List.of(), List.of());

  Held {
    grounds = List.copyOf(grounds);
    gaps = List.copyOf(gaps);
  }

  static Held yes(Ground why) {
    return new Held(Truth.YES, List.of(why), List.of());
  }

  static Held no(String why) {
    return new Held(Truth.NO, List.of(Ground.of(why)), List.of());
  }

  static Held unknown(Ground perhaps, String gap) {
    return new Held(Truth.UNKNOWN, List.of(perhaps), List.of(gap));
  }

  /// Something known, put in words for either way.
  static Held of(boolean holds, String yes, String no) {
    return holds ? yes(Ground.of(yes)) : no(no);
  }

  /// Something perhaps known, put in words for either way and for the gap.
  static Held of(Truth truth, Ground yes, String no, String gap) {
    return switch (truth) {
      case YES -> yes(yes);
      case NO -> no(no);
      case UNKNOWN -> unknown(yes, gap);
    };
  }

  Held not() {
    return new Held(truth.not(), grounds, gaps);
  }

  /// All that speaks for it has a say in why it holds; only what speaks against it in why not.
  Held and(Held other) {
    Truth both = truth.and(other.truth);
    return joined(both, says(both != Truth.NO, both), other.says(both != Truth.NO, both), other);
  }

  /// Only what shares the outcome has a say in why it is so.
  Held or(Held other) {
    Truth either = truth.or(other.truth);
    return joined(either, says(false, either), other.says(false, either), other);
  }

  private List<Ground> says(boolean everyone, Truth outcome) {
    return everyone || truth == outcome ? grounds : List.of();
  }

  private Held joined(Truth outcome, List<Ground> mine, List<Ground> others, Held other) {
    return new Held(
        outcome,
        distinct(mine, others),
        outcome == Truth.UNKNOWN ? distinct(gaps, other.gaps) : List.of());
  }

  private static <T> List<T> distinct(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  boolean possible() {
    return truth.possible();
  }

  boolean certain() {
    return truth.certain();
  }

  List<Reason> reasons(List<FileChange> files) {
    return grounds.stream().map(ground -> ground.reason(files)).toList();
  }
}
