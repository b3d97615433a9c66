package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.change.Sha;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.wording.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What came of reading and judging a pull request.
sealed interface Assessment {
  /// It was judged.
  ///
  /// @param alerts what must be said of the policy before all else
  /// @param askedSince when each reviewer who still is asked was first asked
  record Judged(
      Change change,
      People people,
      PolicyTexts texts,
      Policy policy,
      Verdict verdict,
      List<String> alerts,
      Map<String, Instant> askedSince,
      Account account)
      implements Assessment {
    public Judged {
      alerts = List.copyOf(alerts);
      askedSince = Map.copyOf(askedSince);
    }

    Judged with(Account other) {
      return new Judged(change, people, texts, policy, verdict, alerts, askedSince, other);
    }

    Judged askedSince(Map<String, Instant> since) {
      return new Judged(
          change,
          people,
          texts,
          policy,
          verdict,
          alerts,
          Requests.byPerson(since, people),
          account);
    }

    String check() {
      return policy.checkFor(change.pull().base().name());
    }
  }

  /// It cannot be judged; the account says why.
  record Unjudged(Sha head, String baseBranch, String check, Account account)
      implements Assessment {}

  /// It is closed or merged.
  ///
  /// @param head with which it was
  record Closed(boolean merged, Sha head) implements Assessment {}

  /// No policy says anything about it: nothing is published.
  ///
  /// @param why as a sentence
  record Untouched(String why) implements Assessment {}

  /// There is nothing to judge any more.
  record Gone(String why) implements Assessment {}
}
