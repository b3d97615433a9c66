package dev.countersign.gate;

import dev.countersign.change.Reviewer;
import dev.countersign.forge.Asked;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.wording.Accounts;
import java.util.List;

/// Requests for review that GitHub refused, told in the account.
final class Refusals {
  private Refusals() {}

  static Judged told(Judged judged, List<Asked.Refused> refused) {
    List<String> sentences =
        refused.stream().map(one -> Accounts.refused(shown(one.reviewer()), one.why())).toList();
    return new Judged(
        judged.change(),
        judged.people(),
        judged.texts(),
        judged.policy(),
        judged.verdict(),
        Accounts.withNotes(judged.account(), sentences));
  }

  private static String shown(Reviewer reviewer) {
    return switch (reviewer) {
      case Reviewer.User(var login) -> "@" + login;
      case Reviewer.Team(var team) -> "@" + team;
    };
  }
}
