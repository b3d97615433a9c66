package dev.countersign.gate;

import dev.countersign.change.Login;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Aftercare.Fact;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.duty.Happening;
import dev.countersign.wording.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ledger keeps of a merge.
///
/// @param compliant whether a verdict on the very head that was merged let it in
/// @param head what was merged
/// @param account the last verdict, be it of another head; null where there was none
/// @param by who merged it, null where GitHub did not tell, as beside `commit`, what was made of it
record Merging(
    boolean compliant,
    String head,
    @Nullable Account account,
    @Nullable String by,
    @Nullable String commit,
    boolean reverts) {

  /// That a pull request was merged, under the verdict that was in force.
  ///
  /// @param head what was merged
  /// @param facts what happened to it
  static Entry of(Watched before, Sha head, List<Fact> facts, Instant now) {
    String text = before.account();
    @Nullable Account account = text == null ? null : Json.read(text, Account.class);
    boolean judged = before.head().equals(head);
    boolean lets = account != null && account.standing().compareTo(Account.Standing.NEUTRAL) <= 0;
    boolean compliant = judged && lets;
    String said = account == null ? "not judged" : account.title();
    String title =
        compliant
            ? "Merged: " + said
            : judged || account == null
                ? "Merged without a verdict that lets it in: " + said
                : "Merged without a verdict on %s; of %s the last was: %s"
                    .formatted(head.brief(), before.head().brief(), said);
    String detail = Json.write(of(compliant, head, account, facts));
    return new Entry(now, before.repo(), before.number(), before.head(), "merge", title, detail);
  }

  private static Merging of(
      boolean compliant, Sha head, @Nullable Account account, List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact.what().startsWith(Aftermath.MERGED)
          && HappeningText.read(fact) instanceof Happening.Merged(_, Login by, boolean reverts)) {
        String commit = fact.what().substring(Aftermath.MERGED.length());
        return new Merging(compliant, head.value(), account, by.value(), commit, reverts);
      }
    }
    return new Merging(compliant, head.value(), account, null, null, false);
  }
}
