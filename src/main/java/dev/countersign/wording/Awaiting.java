package dev.countersign.wording;

import dev.countersign.policy.Finding;
import dev.countersign.policy.State;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.RuleFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a change waits for, each thing once: of several rules that want a number of approvals the
/// largest is told, and whoever is awaited in a role is not counted there again.
final class Awaiting {
  private Awaiting() {}

  static List<Finding> of(Verdict verdict) {
    List<Finding> awaited = new ArrayList<>();
    Map<List<String>, Finding.HeadCount> counts = new LinkedHashMap<>();
    for (Finding finding : findings(verdict)) {
      if (finding instanceof Finding.HeadCount count) {
        counts.merge(count.from(), count, Awaiting::larger);
      } else if (!awaited.contains(finding)) {
        awaited.add(finding);
      }
    }
    long seats = awaited.stream().filter(Finding.Seat.class::isInstance).distinct().count();
    for (Finding.HeadCount count : counts.values()) {
      long others = count.from().isEmpty() ? seats : 0;
      if (missing(count) > others) {
        awaited.add(less(count, (int) others));
      }
    }
    return awaited;
  }

  private static List<Finding> findings(Verdict verdict) {
    List<Finding> waiting = new ArrayList<>();
    for (RuleFound rule : verdict.rules()) {
      if (rule.state() == State.UNMET || rule.state() == State.WAITING) {
        rule.findings().stream()
            .filter(finding -> finding.state() == State.WAITING)
            .forEach(waiting::add);
      }
    }
    return waiting;
  }

  private static Finding.HeadCount larger(Finding.HeadCount one, Finding.HeadCount other) {
    return missing(other) > missing(one) ? other : one;
  }

  private static int missing(Finding.HeadCount count) {
    return count.wanted() - count.given().size();
  }

  private static Finding.HeadCount less(Finding.HeadCount count, int seats) {
    return new Finding.HeadCount(
        count.state(), count.wanted() - seats, count.given(), count.from(), count.awaited());
  }
}
