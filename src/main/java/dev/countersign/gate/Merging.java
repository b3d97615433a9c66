package dev.countersign.gate;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Reverted;
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
/// @param reverts what it says that it takes back, null where it says nothing of it
record Merging(
    boolean compliant,
    String head,
    @Nullable Account account,
    @Nullable String by,
    @Nullable String commit,
    @Nullable Undone reverts) {

  /// What was taken back: a change of the same repository, or a commit of whatever change.
  record Undone(@Nullable Integer number, @Nullable String commit) {
    static @Nullable Undone of(@Nullable Reverted reverts, Repo here) {
      return switch (reverts) {
        case null -> null;
        case Reverted.Pull(Repo repo, int number) ->
            repo.equals(here) ? new Undone(number, null) : null;
        case Reverted.Made(String sha) -> new Undone(null, sha);
      };
    }
  }

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
    String detail =
        Json.write(
            new Merging(compliant, head.value(), account, null, null, null)
                .by(facts, before.repo()));
    return new Entry(now, before.repo(), before.number(), before.head(), "merge", title, detail);
  }

  /// With who merged it, as far as anything that happened tells.
  private Merging by(List<Fact> facts, Repo here) {
    for (Fact fact : facts) {
      if (fact.what().startsWith(Aftermath.MERGED)
          && HappeningText.read(fact) instanceof Happening.Merged(_, Login who, var taken)) {
        String made = fact.what().substring(Aftermath.MERGED.length());
        return new Merging(compliant, head, account, who.value(), made, Undone.of(taken, here));
      }
    }
    return this;
  }
}
