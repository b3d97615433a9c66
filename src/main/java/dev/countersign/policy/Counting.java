package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.Review;
import dev.countersign.change.Review.Opinion;
import dev.countersign.policy.Staleness.Weight;
import dev.countersign.policy.Verdict.ApprovalNote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which approvals count for which rule, and why the others do not.
final class Counting {
  private final Opinions opinions;
  private final Approvers approvers;
  private final Staleness staleness;
  private final Map<Set<String>, NavigableSet<Login>> byFiles = new HashMap<>();

  Counting(Change change, Approvers approvers, Staleness staleness) {
    this.opinions = new Opinions(change.reviews());
    this.approvers = approvers;
    this.staleness = staleness;
  }

  /// Whose approval counts for a rule.
  NavigableSet<Login> of(AppliedRule applied) {
    return byFiles.computeIfAbsent(applied.files(), this::counted);
  }

  private NavigableSet<Login> counted(Set<String> files) {
    NavigableSet<Login> counted = new TreeSet<>();
    opinions.saying(Opinion.APPROVED).stream()
        .filter(review -> approvers.barred(review.by()) == null)
        .filter(review -> staleness.weigh(review, files).counts())
        .forEach(review -> counted.add(review.by().login()));
    return Collections.unmodifiableNavigableSet(counted);
  }

  /// Reviews that ask for changes and are heard, stale or not.
  List<Review> objections() {
    return opinions.saying(Opinion.CHANGES_REQUESTED).stream()
        .filter(review -> approvers.mayObject(review.by()))
        .toList();
  }

  /// What approvals do not count, for some of these rules at least, and why.
  List<ApprovalNote> uncounted(Collection<AppliedRule> rules) {
    List<ApprovalNote> notes = new ArrayList<>();
    for (Review review : opinions.saying(Opinion.APPROVED)) {
      String barred = approvers.barred(review.by());
      notes.addAll(
          barred == null
              ? notes(review, rules, false)
              : List.of(note(review, "approval", barred, List.of())));
    }
    opinions
        .saying(Opinion.DISMISSED)
        .forEach(review -> notes.add(note(review, "review", "dismissed", List.of())));
    return notes;
  }

  /// What approvals of earlier commits still count, for some of these rules at least, and why.
  List<ApprovalNote> surviving(Collection<AppliedRule> rules) {
    return opinions.saying(Opinion.APPROVED).stream()
        .filter(review -> approvers.barred(review.by()) == null)
        .flatMap(review -> notes(review, rules, true).stream())
        .toList();
  }

  /// What there is to say of one approval, naming rules only where they see it differently.
  private List<ApprovalNote> notes(
      Review review, Collection<AppliedRule> rules, boolean thatCount) {
    Map<Weight, List<String>> weights = new LinkedHashMap<>();
    for (AppliedRule applied : rules) {
      weights
          .computeIfAbsent(staleness.weigh(review, applied.files()), weight -> new ArrayList<>())
          .add(applied.rule().name());
    }
    if (weights.isEmpty()) {
      weights.put(staleness.weigh(review, Set.of()), List.of());
    }
    boolean alike = weights.size() == 1;
    List<ApprovalNote> notes = new ArrayList<>();
    weights.forEach((weight, names) -> {
      String why = weight.why();
      if (weight.counts() == thatCount && why != null) {
        notes.add(note(review, "approval", why, alike ? List.of() : names));
      }
    });
    return notes;
  }

  private static ApprovalNote note(Review review, String what, String why, List<String> rules) {
    String commit = commit(review);
    String only = rules.isEmpty() ? "" : "; for " + String.join(", ", rules);
    String phrase =
        "@%s's %s%s (%s%s)"
            .formatted(review.by().login(), what, commit == null ? "" : " of " + commit, why, only);
    return new ApprovalNote(review.by().login(), review.commit(), phrase);
  }

  private static @Nullable String commit(Review review) {
    return review.commit() == null ? null : review.commit().brief();
  }
}
