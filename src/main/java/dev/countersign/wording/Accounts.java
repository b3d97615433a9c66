package dev.countersign.wording;

import dev.countersign.change.Change;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.wording.Account.Remark;
import dev.countersign.wording.Account.RuleLine;
import dev.countersign.wording.Account.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Accounts of all that a check may have to say.
public final class Accounts {
  private Accounts() {}

  /// The account of a verdict on a change.
  public static Account of(Policy policy, Change change, Verdict verdict, Circumstances about) {
    Account bare = new Telling(policy, change, verdict, about).account();
    return about.trial() == null ? bare : Trials.told(bare, about.trial(), policy.observing());
  }

  /// What is said where the policy cannot be read and never could.
  public static Account unreadablePolicy(String author, String file, List<Remark> problems) {
    int line = problems.getFirst().fromLine();
    Draft draft = new Draft(Standing.FAILURE, "Policy cannot be read: line " + line, author);
    draft.alerts =
        List.of(
            "**The policy file "
                + Harmless.code(file)
                + " cannot be read**, and no earlier version of it could. Whoever keeps it must mend it on the default"
                + " branch; nothing passes until then.");
    draft.notes =
        problems.stream()
            .limit(20)
            .map(one -> "Line " + one.fromLine() + ": " + Harmless.text(one.message(), 300))
            .toList();
    return draft.account();
  }

  /// What is said where facts that the judgement needs cannot be had.
  public static Account unreadableFacts(List<String> what) {
    Draft draft =
        new Draft(Standing.FAILURE, "Cannot judge: GitHub does not tell all that is needed", "");
    draft.alerts =
        List.of(
            "**This change cannot be judged**, so it is held. It is tried again by itself; the button *Check again* tries"
                + " at once.");
    draft.gaps = what.stream().map(one -> Harmless.text(one, 500)).toList();
    return draft.account();
  }

  /// What is said while a pull request goes to another branch.
  public static Account retargeted(String author) {
    Draft draft =
        new Draft(
            Standing.IN_PROGRESS,
            "Judging again: the pull request goes to another branch now",
            author);
    draft.alerts =
        List.of("The pull request was given another base branch. It is being judged for that one.");
    return draft.account();
  }

  /// The account of one rule alone, for a check of its own.
  public static Account ofRule(Account whole, RuleLine line) {
    Standing own =
        switch (line.state()) {
          case "met", "waived", "noted" -> Standing.SUCCESS;
          case "waiting" -> Standing.IN_PROGRESS;
          default -> Standing.ACTION_REQUIRED;
        };
    Standing standing = whole.standing() == Standing.NEUTRAL ? Standing.NEUTRAL : own;
    String title = Harmless.read(line.rule()) + ": " + line.state();
    Draft draft = new Draft(standing, title, whole.author());
    draft.alerts = whole.alerts();
    draft.rules = List.of(line);
    draft.policy = whole.policy();
    return draft.account();
  }

  /// The account of a rule that does not apply to a change, for a check of its own. It says no more
  /// than the whole where that could not be judged.
  public static Account ofAbsentRule(Account whole, String rule) {
    boolean known = whole.standing() != Standing.FAILURE;
    Standing standing =
        whole.standing() == Standing.NEUTRAL || !known ? whole.standing() : Standing.SUCCESS;
    String title = known ? rule + ": does not apply" : whole.title();
    Draft draft = new Draft(standing, title, whole.author());
    draft.alerts = whole.alerts();
    return draft.account();
  }

  /// What is said under a name that is no longer used.
  ///
  /// @param name what the check is called now
  public static Account unused(String author, String name) {
    Draft draft = new Draft(Standing.FAILURE, "This check is now called " + name, author);
    draft.alerts =
        List.of(
            "The policy in force, or the branch this pull request goes to, gives the check another name: "
                + Harmless.text(name, 120)
                + ". That one counts. Whoever keeps the branch protection must ask for it.");
    return draft.account();
  }

  /// The account of a change whose commit is also the head of another, more strictly held pull
  /// request.
  public static Account heldBy(Account own, int other, Account stricter) {
    List<String> alerts = new ArrayList<>(own.alerts());
    alerts.add(
        "This commit is also the head of #"
            + other
            + ", which is held: "
            + Harmless.text(stricter.title(), 150)
            + ". A check belongs to a commit, so the stricter verdict stands on it.");
    String title = "Held by #" + other + ": " + stricter.title();
    Draft draft = Draft.of(own, stricter.standing(), title);
    draft.alerts = alerts;
    return draft.account();
  }

  /// The account of a merge group: ready only where every pull request in it is.
  public static Account ofGroup(Map<String, Account> pulls) {
    List<String> held = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    pulls.forEach((name, account) -> {
      if (account.standing().compareTo(Standing.NEUTRAL) > 0) {
        held.add(name + ": " + account.title());
        sentences.add(Harmless.text(name, 120) + ": " + Harmless.text(account.title(), 150));
      }
    });
    boolean ready = held.isEmpty();
    String title =
        ready ? "Ready: " + Lists.and(List.copyOf(pulls.keySet())) : "Held: " + held.getFirst();
    Draft draft = new Draft(ready ? Standing.SUCCESS : Standing.FAILURE, title, "");
    draft.alerts =
        List.of(
            ready
                ? "Every pull request in this merge group was judged again and may be merged."
                : "Every pull request in this merge group was judged again; these may not be merged.");
    draft.notes = sentences;
    return draft.account();
  }

  /// A request that was refused, in a sentence.
  public static String refused(String reviewer, String why) {
    return "GitHub refused to ask "
        + Harmless.owner(reviewer)
        + " for a review: "
        + Harmless.text(why, 200)
        + ".";
  }

  /// The same account with further notes.
  public static Account withNotes(Account account, List<String> notes) {
    List<String> all = new ArrayList<>(account.notes());
    all.addAll(notes);
    Draft draft = Draft.of(account);
    draft.notes = all;
    return draft.account();
  }
}
