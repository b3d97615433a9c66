package dev.countersign.wording;

import dev.countersign.policy.Finding;
import dev.countersign.policy.Scope;
import dev.countersign.policy.Verdict;
import java.util.ArrayList;
import java.util.List;

/// The one line that the merge box shows: what to do, who is awaited, or that all is there.
final class Titles {
  static final String UNCOVERED = "No rule of the policy covers this change";
  private static final String OBSERVED = " (observing only)";
  private static final int MOST = 120;

  private final Verdict verdict;
  private final Scope scope;
  private final List<String> todo;
  private final List<String> awaited;

  /// @param todo what the author must do, in a few words each
  /// @param awaited who or what is awaited, in a few words each
  Titles(Verdict verdict, Scope scope, List<String> todo, List<String> awaited) {
    this.verdict = verdict;
    this.scope = scope;
    this.todo = todo;
    this.awaited = awaited;
  }

  String title() {
    return verdict.observing()
        ? Harmless.plain(observing(), MOST - OBSERVED.length()) + OBSERVED
        : cut(enforcing());
  }

  private String enforcing() {
    return switch (verdict.outcome()) {
      case READY -> "Ready: " + kind() + approvals();
      case WAITING -> "Waiting for " + some(awaited, 3);
      case AUTHOR_MUST_ACT -> act();
      case UNCOVERED -> UNCOVERED;
      case OUT_OF_SCOPE -> "Out of scope: " + outOfScope();
      case UNWATCHED -> "The policy is not about this branch";
    };
  }

  private String observing() {
    return switch (verdict.outcome()) {
      case READY -> "Would pass: " + kind();
      case WAITING -> "Would wait for " + some(awaited, 3);
      case AUTHOR_MUST_ACT -> "Would ask to " + lower(act());
      case UNCOVERED -> "Would fail: no rule of the policy covers this change";
      case OUT_OF_SCOPE -> "Out of scope: " + outOfScope();
      case UNWATCHED -> "The policy is not about this branch";
    };
  }

  private String act() {
    String first = todo.isEmpty() ? "Look at the rules that are not met" : todo.getFirst();
    int more = todo.size() - 1;
    if (more > 0) {
      return first + "; " + more + " more " + (more == 1 ? "thing" : "things") + " to do";
    }
    return awaited.isEmpty() ? first : first + "; waiting for " + some(awaited, 2);
  }

  private String kind() {
    String type = verdict.type() == null ? "judged" : verdict.type().type();
    return verdict.risk() == null ? type : type + ", " + verdict.risk().level() + " risk";
  }

  private String approvals() {
    int wanted = 0;
    int given = 0;
    for (Finding finding : findings()) {
      if (finding instanceof Finding.HeadCount count && count.wanted() > wanted) {
        wanted = count.wanted();
        given = count.given().size();
      }
    }
    return wanted == 0
        ? ""
        : ". " + Math.min(given, wanted) + " of " + Lists.count(wanted, "approval");
  }

  private List<Finding> findings() {
    return verdict.rules().stream().flatMap(rule -> rule.findings().stream()).toList();
  }

  private String outOfScope() {
    return "only " + Lists.or(scope.exceptPaths().patterns()) + " changed";
  }

  private static String some(List<String> parts, int most) {
    if (parts.isEmpty()) {
      return "what cannot be known";
    }
    if (parts.size() <= most) {
      return Lists.and(parts);
    }
    List<String> shown = new ArrayList<>(parts.subList(0, most - 1));
    shown.add((parts.size() - most + 1) + " more");
    return Lists.and(shown);
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }

  static String cut(String title) {
    return Harmless.plain(title, MOST);
  }
}
