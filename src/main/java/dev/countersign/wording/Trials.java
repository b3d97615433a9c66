package dev.countersign.wording;

import dev.countersign.wording.Account.Remark;
import dev.countersign.wording.Account.Standing;
import dev.countersign.wording.Circumstances.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is added to an account where the change touches the policy itself.
final class Trials {
  private Trials() {}

  static Account told(Account account, Trial trial, boolean observing) {
    return switch (trial) {
      case Trial.Broken(String path, List<Remark> problems) ->
          broken(account, path, problems, observing);
      case Trial.Decides decides -> Accounts.withNotes(account, List.of(differs(account, decides)));
    };
  }

  private static Account broken(
      Account account, String path, List<Remark> problems, boolean observing) {
    List<String> todo = new ArrayList<>();
    todo.add(
        "Mend "
            + Harmless.code(path)
            + ": with this change the policy could not be read. "
            + Lists.count(problems.size(), "problem")
            + ", the first in line "
            + problems.getFirst().fromLine()
            + ": "
            + Harmless.text(problems.getFirst().message(), 300));
    todo.addAll(account.todo());
    List<Remark> remarks = new ArrayList<>();
    problems.forEach(one ->
        remarks.add(new Remark(path, one.fromLine(), one.toLine(), "failure", one.message())));
    remarks.addAll(account.remarks());
    boolean worse = account.standing() == Standing.FAILURE;
    Standing standing =
        observing ? Standing.NEUTRAL : worse ? Standing.FAILURE : Standing.ACTION_REQUIRED;
    String title =
        "Mend the policy: line "
            + problems.getFirst().fromLine()
            + (observing ? " (observing only)" : "");
    Draft draft = Draft.of(account, standing, worse ? account.title() : title);
    draft.todo = todo;
    draft.remarks = remarks;
    return draft.account();
  }

  private static String differs(Account account, Trial.Decides trial) {
    List<String> now = account.rules().stream().map(Account.RuleLine::rule).toList();
    List<String> added = trial.rules().stream().filter(rule -> !now.contains(rule)).toList();
    List<String> gone = now.stream().filter(rule -> !trial.rules().contains(rule)).toList();
    String title =
        account.title().equals(trial.title())
            ? ""
            : " It would say: " + Harmless.text(trial.title(), 150) + ".";
    String type =
        Objects.equals(account.type(), trial.type())
            ? ""
            : trial.type() == null
                ? " It would have no type."
                : " It would be *" + Harmless.text(trial.type(), 60) + "*.";
    String rules =
        (added.isEmpty() ? "" : " Rules more: " + Lists.and(added) + ".")
            + (gone.isEmpty() ? "" : " Rules fewer: " + Lists.and(gone) + ".");
    String all = title + type + rules;
    return "This change edits the policy ("
        + Harmless.code(trial.path())
        + "). The policy in force judges it."
        + (all.isEmpty() ? " By the new one it would be judged alike." : all);
  }
}
