package dev.countersign.gate;

import dev.countersign.gate.Assessment.Judged;
import dev.countersign.gate.Publisher.Named;
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
      for (Account.RuleLine line : judged.account().rules()) {
        if (line.rule().equals(wanted)) {
          checks.add(
              new Named(
                  judged.check() + " / " + wanted,
                  judged.change().head(),
                  Accounts.ofRule(judged.account(), line)));
        }
      }
    }
    return checks;
  }
}
