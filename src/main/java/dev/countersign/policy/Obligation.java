package dev.countersign.policy;

import dev.countersign.calendar.Term;
import dev.countersign.change.Login;
import dev.countersign.change.NameGlobs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A duty that begins with something that happens to a change, and stays open until it is done.
///
/// @param environment the deployment environment it begins with; null where any does
/// @param due how long there is; null where it is due at no time
/// @param confirmBy roles that may close it; none where its owner may
/// @param issue whether an issue is opened for it
/// @param template what the issue says, empty where that goes without saying
/// @param closes what closes it; any of them
public record Obligation(
    String name,
    Condition when,
    Start starts,
    @Nullable String environment,
    @Nullable Term due,
    Owner owner,
    List<String> confirmBy,
    boolean issue,
    String template,
    List<Item> checklist,
    List<Closing> closes,
    List<Reminder> remind) {
  public Obligation {
    confirmBy = List.copyOf(confirmBy);
    checklist = List.copyOf(checklist);
    closes = List.copyOf(closes);
    remind = List.copyOf(remind);
  }

  /// What it begins with.
  public enum Start {
    MERGE,
    DEPLOYMENT,
    DECLARATION,
    REVERT,
    ROLLBACK,
    DIRECT_PUSH
  }

  /// Whose it is.
  public sealed interface Owner {
    record Author() implements Owner {}

    record Merger() implements Owner {}

    record InRole(String role) implements Owner {}

    /// One person, whoever wrote or merged the change.
    record Named(Login login) implements Owner {}
  }

  /// An entry of its checklist, and where it is asked for.
  public record Item(String text, Condition when) {}

  /// What closes it.
  public sealed interface Closing {
    /// Its issue is closed by somebody who may.
    record IssueClosed() implements Closing {}

    /// `/done` by somebody who may.
    record Command() implements Closing {}

    /// A check of such a name concludes success.
    record CheckPasses(NameGlobs names) implements Closing {}

    /// Somebody in one of the roles approves, after it was opened, who is not the author.
    record ApprovalBy(List<String> roles) implements Closing {
      public ApprovalBy {
        roles = List.copyOf(roles);
      }
    }

    /// A later pull request that names it is merged, or what was merged elsewhere reaches the
    /// default branch.
    record PullRequest() implements Closing {}
  }

  /// When its owners are reminded.
  public sealed interface Reminder {
    /// When so much of the time is over, in hundredths.
    record Part(int percent) implements Reminder {}

    /// When it is due.
    record Due() implements Reminder {}

    /// Every day after it was due.
    record Daily() implements Reminder {}
  }
}
