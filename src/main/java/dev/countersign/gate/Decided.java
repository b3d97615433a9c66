package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.Check;
import dev.countersign.change.FileChange;
import dev.countersign.change.Login;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Review;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.ledger.Aftercare.Fact;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.Verdict.ApprovalNote;
import dev.countersign.policy.duty.Happening;
import dev.countersign.wording.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the ledger keeps of a judgement: how it came out, and on what evidence.
///
/// @param base the branch, and its commit
/// @param policy its id and version
/// @param approvers whose approval stands and was not refused
/// @param files how many files it touches, at least that many where not `filesComplete`
/// @param checks by name, `running` where one has not concluded
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
    Map<String, String> checks) {

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
        checks(change));
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

  /// What the ledger keeps of a merge.
  ///
  /// @param compliant whether the verdict in force let it in
  /// @param account the verdict in force, null where there was none
  /// @param by who merged it, null where GitHub did not tell, as beside `commit`, what was made of
  ///   it
  private record Merged(
      boolean compliant,
      @Nullable Account account,
      @Nullable String by,
      @Nullable String commit,
      boolean reverts) {}

  /// That a pull request was merged, under the verdict that was in force.
  ///
  /// @param facts what happened to it
  static Entry merged(Watched before, List<Fact> facts, Instant now) {
    String text = before.account();
    @Nullable Account account = text == null ? null : Json.read(text, Account.class);
    boolean compliant =
        account != null && account.standing().compareTo(Account.Standing.NEUTRAL) <= 0;
    String said = account == null ? "not judged" : account.title();
    return new Entry(
        now,
        before.repo(),
        before.number(),
        before.head(),
        "merge",
        compliant ? "Merged: " + said : "Merged without a verdict that lets it in: " + said,
        Json.write(merged(compliant, account, facts)));
  }

  private static Merged merged(boolean compliant, @Nullable Account account, List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact.what().startsWith(Aftermath.MERGED)
          && HappeningText.read(fact) instanceof Happening.Merged(_, Login by, boolean reverts)) {
        String commit = fact.what().substring(Aftermath.MERGED.length());
        return new Merged(compliant, account, by.value(), commit, reverts);
      }
    }
    return new Merged(compliant, account, null, null, false);
  }
}
