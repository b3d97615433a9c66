package dev.countersign.duties.aftercare;

import dev.countersign.change.Login;
import dev.countersign.change.Sha;
import dev.countersign.forge.OpenIssue;
import dev.countersign.forge.PullId;
import dev.countersign.gate.Ports;
import dev.countersign.ledger.Aftercare.Owed;
import dev.countersign.policy.duty.Duty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the steps of obligations, each once, with its entry in the ledger.
record DutySteps(Ports ports, DutyWords words) {

  /// Does what is to be done of one now.
  ///
  /// @return when there is next something to say of it
  Optional<Instant> take(Duty found, Sha head, Instant now) {
    PullId pull = words.pull();
    Owed owed =
        ports.aftercare().owed(pull.repo(), pull.number()).stream()
            .filter(each -> each.name().equals(found.name()))
            .findFirst()
            .orElse(null);
    if (owed == null) {
      owed = open(found, head, now);
    }
    // Due when it was said to be, whatever the policy's holidays are by now.
    Duty duty = new Duty(found.promise(), owed.opened(), owed.due(), found.owners(), found.done());
    if (owed.done() == null) {
      step(duty, owed, head, now);
    }
    return Optional.ofNullable(duty.next(now, words.zone()));
  }

  private Owed open(Duty duty, Sha head, Instant now) {
    PullId pull = words.pull();
    Integer issue =
        duty.promise().obligation().issue()
            ? ports
                .forge()
                .openIssue(pull.installation(), pull.repo(), words.issue(duty))
                .map(OpenIssue::number)
                .orElse(null)
            : null;
    List<String> owners = duty.owners().stream().map(Login::value).toList();
    Owed owed =
        new Owed(
            pull.installation(),
            pull.repo(),
            pull.number(),
            duty.name(),
            1,
            duty.opened(),
            duty.due(),
            owners,
            issue,
            null,
            false,
            null,
            "",
            "");
    ports.aftercare().step(owed, DutyEntries.opened(owed, head, now));
    return owed;
  }

  private void step(Duty duty, Owed owed, Sha head, Instant now) {
    Duty.Done done = duty.done();
    if (done != null) {
      Owed after = owed.doneAt(done.at(), done.by(), done.note());
      tell(owed, words.done(after), "done");
      ports.aftercare().step(after, DutyEntries.done(after, head, now));
      return;
    }
    boolean overdue = duty.overdue(now);
    Instant reminder = reminder(duty, owed, now);
    if (reminder != null) {
      tell(owed, words.reminder(duty, overdue), "reminded " + reminder);
    }
    if (reminder != null || (overdue && !owed.overdue())) {
      Owed after = owed.remindedAt(reminder == null ? owed.reminded() : reminder, overdue);
      boolean newly = overdue && !owed.overdue();
      ports
          .aftercare()
          .step(
              after,
              newly
                  ? DutyEntries.overdue(after, head, now)
                  : DutyEntries.reminded(after, head, now));
    }
  }

  /// The last reminder that is due and was not given; those before it are given with it.
  private @Nullable Instant reminder(Duty duty, Owed owed, Instant now) {
    Instant given = owed.reminded();
    return duty.reminders(words.zone()).stream()
        .filter(moment -> !moment.isAfter(now) && (given == null || moment.isAfter(given)))
        .max(Instant::compareTo)
        .orElse(null);
  }

  /// On its issue where it has one, else on the pull request.
  private void tell(Owed owed, String markdown, String what) {
    Integer issue = owed.issue();
    PullId where =
        issue == null
            ? words.pull()
            : new PullId(words.pull().installation(), words.pull().repo(), issue);
    ports.forge().say(where, markdown, "obligation " + owed.name() + " " + what, true);
  }
}
