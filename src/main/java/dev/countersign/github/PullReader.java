package dev.countersign.github;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.Change;
import dev.countersign.change.Files;
import dev.countersign.change.Project;
import dev.countersign.change.PullRequest;
import dev.countersign.change.PullRequest.Branch;
import dev.countersign.change.Review;
import dev.countersign.forge.Needs;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import dev.countersign.github.Changes.Span;
import java.util.List;
import java.util.Map;

/// Reads a pull request and all that judges it: what it says, then what the policy makes of
/// interest.
final class PullReader {
  private final PullQuestion question;
  private final Stacks stacks;
  private final Changes changes;
  private final Surroundings around;

  /// What stands around a change: the base branch, people, and us.
  record Surroundings(BaseReading base, PeopleReading people, Releases releases, Identity us) {}

  PullReader(PullQuestion question, Stacks stacks, Changes changes, Surroundings around) {
    this.question = question;
    this.stacks = stacks;
    this.changes = changes;
    this.around = around;
  }

  Reading read(PullId id, Needs needs) {
    try {
      return switch (question.ask(id)) {
        case PullState.Absent(String why) -> new Reading.Gone(why);
        case PullState.Partly partly -> unreadable(partly);
        case PullState.Told told -> judged(id, told, needs);
      };
    } catch (Refused refused) {
      return new Reading.Gone(goneSentence(id, refused));
    }
  }

  private Reading judged(PullId id, PullState.Told told, Needs needs) {
    try {
      return read(id, told, needs.under(told.policies()));
    } catch (Facts.Missing missing) {
      return unreadable(told, String.valueOf(missing.getMessage()));
    } catch (Refused refused) {
      return unreadable(
          told,
          "GitHub refuses a part of it ("
              + refused.said()
              + "); the app needs the permission "
              + refused.lacking("that its settings ask for")
              + ".");
    }
  }

  private Reading read(PullId id, PullState.Told told, Wanted wanted) {
    PullFacts facts = new PullFacts(id, told);
    Branch base = stacks.baseOf(id, facts);
    PullRequest pull = facts.pull(base, around.us().bot());
    Span span = new Span(id, base.sha(), pull.head().sha());
    Files files = changes.files(span, facts.changedFiles(), wanted);
    ReviewFacts reviewFacts = new ReviewFacts(told);
    List<Review> reviews = reviewFacts.read();
    BaseFiles baseFiles =
        around.base().read(id.installation(), id.repo(), base.sha(), wanted, files.list());
    CommitFacts commits = new CommitFacts(told);
    Change change =
        new Change(
            pull,
            files,
            commits.read(),
            commits.complete(),
            reviews,
            facts.requested(),
            new Checks(around.us()).read(told.list(Connection.CONTEXTS)),
            facts.openConversations(),
            facts.closes(),
            wanted.earlierDiffs() ? changes.earlier(span, reviews) : Map.of(),
            baseFiles,
            new Project(
                told.mergeMethods(),
                wanted.release()
                    ? around.releases().before(id.installation(), id.repo(), base.sha())
                    : null),
            List.of());
    return new Reading.Read(
        change,
        around.people().read(id, wanted, baseFiles, reviewFacts.permissions()),
        told.policies());
  }

  private static Reading unreadable(PullState.Partly partly) {
    return new Reading.Unreadable(
        Facts.sha(partly.pull(), "headRefOid"),
        Facts.text(partly.pull(), "baseRefName"),
        partly.what(),
        partly.policies());
  }

  private static Reading unreadable(PullState.Told told, String what) {
    return new Reading.Unreadable(
        Facts.sha(told.pull(), "headRefOid"),
        Facts.text(told.pull(), "baseRefName"),
        List.of(what),
        told.policies());
  }

  /// Why the whole of it is refused: the installation is gone or suspended, or lacks a permission.
  private static String goneSentence(PullId id, Refused refused) {
    return refused.status() == 403
        ? "GitHub does not let the app see "
            + id
            + " ("
            + refused.said()
            + "); it needs "
            + refused.lacking("an installation that is not suspended")
            + "."
        : "The app is no longer installed where " + id + " is, or was never.";
  }
}
