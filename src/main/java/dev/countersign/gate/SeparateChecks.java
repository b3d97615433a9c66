package dev.countersign.gate;

import dev.countersign.gate.Assessment.Judged;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.policy.Verdict.RuleFound;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import java.util.ArrayList;
import java.util.List;

/// The checks that a judgement is published as: the summary, and one for each rule that the policy
/// wants apart.
final class SeparateChecks {
  private SeparateChecks() {}

  static List<Named> of(Judged judged) {
    List<Named> checks = new ArrayList<>();
    checks.add(new Named(judged.check(), judged.change().head(), judged.account()));
    for (String wanted : judged.policy().separateChecks()) {
      String name = judged.check() + " / " + wanted;
      checks.add(new Named(name, judged.change().head(), account(judged, wanted)));
    }
    return checks;
  }

  /// The account of one rule. One that does not apply is said to be met, since the check may be
  /// required.
  private static Account account(Judged judged, String wanted) {
    List<RuleFound> rules = judged.verdict().rules();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).rule().name().equals(wanted)) {
        return Accounts.ofRule(judged.account(), judged.account().rules().get(i));
      }
    }
    return Accounts.ofAbsentRule(judged.account(), wanted);
  }
}
