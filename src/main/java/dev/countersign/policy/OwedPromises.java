package dev.countersign.policy;

import dev.countersign.calendar.Term;
import dev.countersign.change.Login;
import dev.countersign.policy.Obligation.Closing;
import dev.countersign.policy.Obligation.Owner;
import dev.countersign.policy.Obligation.Reminder;
import java.util.ArrayList;
import java.util.List;

/// What an emergency leaves owed, as obligations that begin with the merge.
final class OwedPromises {
  private OwedPromises() {}

  /// A completion is none of them: who merges has completed it, and until then the check says by
  /// when.
  static List<Promise> of(List<Owed> owed) {
    List<Promise> promises = new ArrayList<>();
    for (Owed each : owed) {
      switch (each.what()) {
        case CONFIRMATION -> promises.add(confirmation(each));
        case ANSWER_TO_CLAIM ->
            each.people().forEach(named -> promises.add(answer(named, each.within())));
        case COMPLETION -> {}
      }
    }
    return promises;
  }

  private static Promise confirmation(Owed owed) {
    return promise(
        Owed.CONFIRMING,
        owed.within(),
        new Owner.InRole(owed.roles().getFirst()),
        owed.roles(),
        List.of(
            new Closing.Command(),
            new Closing.IssueClosed(),
            new Closing.ApprovalBy(owed.roles())));
  }

  private static Promise answer(Login named, Term within) {
    return promise(
        Owed.answering(named),
        within,
        new Owner.Named(named),
        List.of(),
        List.of(new Closing.Command(), new Closing.IssueClosed()));
  }

  private static Promise promise(
      String name, Term within, Owner owner, List<String> confirmBy, List<Closing> closes) {
    Obligation obligation =
        new Obligation(
            name,
            Condition.always(),
            Obligation.Start.MERGE,
            null,
            within,
            owner,
            confirmBy,
            true,
            "The emergency went through before this was said. Silence past the deadline is a breach.",
            List.of(),
            closes,
            List.of(new Reminder.Part(50), new Reminder.Due(), new Reminder.Daily()));
    return new Promise(obligation, List.of());
  }
}
