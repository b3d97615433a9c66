package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.Check;
import dev.countersign.change.FileChange;
import dev.countersign.change.Login;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Review;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Verdict.ApprovalNote;
import dev.countersign.wording.Account;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the ledger keeps of a judgement: how it came out, and on what evidence.
///
/// @param base the branch, and its commit
/// @param policy its id and version
/// @param approvers whose approval stands and was not refused
/// @param files how many files it touches, at least that many where not `filesComplete`
/// @param checks by name, `running` where one has not concluded
/// @param excepted the freezes in force from which an exception counts
record Decided(
    Account account,
    String title,
    String author,
    List<String> base,
    List<String> policy,
    List<String> approvers,
    int files,
    boolean filesComplete,
    int linesAdded,
    int linesRemoved,
    Map<String, String> checks,
    List<String> excepted) {

  static Decided of(Judged judged) {
    Change change = judged.change();
    PullRequest pull = change.pull();
    return new Decided(
        judged.account(),
        pull.title(),
        pull.author().login().value(),
        List.of(pull.base().name(), pull.base().sha().value()),
        List.of(judged.policy().id(), judged.policy().version()),
        approvers(judged),
        change.files().list().size(),
        change.files().complete(),
        change.files().list().stream().mapToInt(FileChange::added).sum(),
        change.files().list().stream().mapToInt(FileChange::removed).sum(),
        checks(change),
        excepted(judged));
  }

  private static List<String> excepted(Judged judged) {
    return judged.verdict().rules().stream()
        .flatMap(rule -> rule.findings().stream())
        .filter(Finding.Excepted.class::isInstance)
        .map(finding -> ((Finding.Excepted) finding).freeze())
        .distinct()
        .sorted()
        .toList();
  }

  /// By the last review of each that says yes or no.
  private static List<String> approvers(Judged judged) {
    Map<String, Review.Opinion> last = new TreeMap<>();
    judged.change().reviews().stream()
        .filter(review -> review.opinion() != Review.Opinion.COMMENTED)
        .forEach(review -> last.put(review.by().login().value(), review.opinion()));
    last.values().removeIf(opinion -> opinion != Review.Opinion.APPROVED);
    judged.verdict().uncounted().stream()
        .map(ApprovalNote::by)
        .map(Login::value)
        .forEach(last::remove);
    return List.copyOf(new TreeSet<>(last.keySet()));
  }

  private static Map<String, String> checks(Change change) {
    Map<String, String> checks = new TreeMap<>();
    for (Check check : change.checks()) {
      String conclusion = check.conclusion();
      if (!check.ours()) {
        checks.put(check.name(), conclusion == null ? "running" : conclusion);
      }
    }
    return checks;
  }
}
