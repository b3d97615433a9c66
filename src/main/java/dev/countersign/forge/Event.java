package dev.countersign.forge;

import dev.countersign.change.Check;
import dev.countersign.change.Command;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Repo;
import dev.countersign.change.Reverted;
import dev.countersign.change.Review;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that happened on the code host, as far as it can matter to a judgement.
public sealed interface Event {
  /// A pull request changed, or was touched by somebody.
  ///
  /// @param head its head commit, null where the event does not tell
  /// @param baseBranch null where the event does not tell
  /// @param what in a word, for the log, as in `opened`
  record PullChanged(
      PullId pull, @Nullable Sha head, @Nullable String baseBranch, Pull what, String word)
      implements Event {}

  /// How a pull request changed.
  sealed interface Pull {
    /// It was opened or reopened, pushed to, made ready or a draft, or moved otherwise: read it
    /// afresh.
    record Moved(@Nullable Person pusher) implements Pull {}

    /// It goes to another branch now.
    record Retargeted(String fromBranch) implements Pull {}

    /// Title or description were edited.
    record Edited() implements Pull {}

    record Labelled(String label) implements Pull {}

    /// A review was given, edited or dismissed. The review as the event tells it.
    record Reviewed(Review review) implements Pull {}

    /// It is closed or merged.
    ///
    /// @param merge how it was merged, null where it was not or the event does not tell
    record Closed(boolean merged, @Nullable Merge merge) implements Pull {}
  }

  /// How a pull request was merged.
  ///
  /// @param commit what the base branch has of it
  /// @param reverts what it says that it takes back, null where it says nothing of it
  /// @param names numbers of this repository that its title and description name
  record Merge(Login by, Sha commit, Instant at, @Nullable Reverted reverts, Set<Integer> names) {
    public Merge {
      names = Set.copyOf(names);
    }
  }

  /// An issue was closed.
  record IssueClosed(long installation, Repo repo, int issue, Login by, Instant at)
      implements Event {}

  /// Somebody gave commands in a comment.
  ///
  /// @param comment its id
  record Commanded(PullId pull, long comment, Login by, Instant at, List<Command> commands)
      implements Event {
    public Commanded {
      commands = List.copyOf(commands);
    }
  }

  /// A check run or status was reported on a commit.
  ///
  /// @param pulls pull requests that the event names, never all of them
  record Checked(long installation, Repo repo, Sha commit, Check check, List<Integer> pulls)
      implements Event {
    public Checked {
      pulls = List.copyOf(pulls);
    }
  }

  /// Somebody wants a check of ours run again.
  ///
  /// @param externalId of the run, null where a whole suite is meant
  record Rerun(
      long installation, Repo repo, Sha commit, @Nullable String externalId, List<Integer> pulls)
      implements Event {
    public Rerun {
      pulls = List.copyOf(pulls);
    }
  }

  /// Somebody pressed a button of ours.
  record Pressed(
      long installation, Repo repo, Sha commit, String externalId, String action, Login by)
      implements Event {}

  /// A branch moved.
  ///
  /// @param paths files that its commits touch, null where the event does not tell all of them
  /// @param defaultBranch whether it is the repository's default branch
  record Pushed(
      long installation,
      Repo repo,
      String branch,
      boolean defaultBranch,
      @Nullable Set<String> paths,
      Person pusher,
      @Nullable Sha after)
      implements Event {
    public Pushed {
      paths = paths == null ? null : Set.copyOf(paths);
    }
  }

  /// Memberships or permissions changed.
  ///
  /// @param repo null where every repository of the account may be touched
  record PeopleChanged(long installation, String account, @Nullable Repo repo) implements Event {}

  /// A repository changed its name, owner, default branch or labels: read its pull requests afresh.
  record RepoChanged(long installation, Repo repo, String word) implements Event {}

  /// A merge queue wants an answer on the head of a group.
  record MergeGroupAsked(long installation, Repo repo, Sha head, String baseBranch)
      implements Event {}

  /// A merge group is no longer wanted.
  record MergeGroupGone(long installation, Repo repo, Sha head) implements Event {}

  /// A workflow run asks whether it may deploy.
  ///
  /// @param by who started it
  record DeploymentAsked(
      long installation, Repo repo, long run, Sha commit, Login by, String environment)
      implements Event {}

  /// A deployment came to an end, or to another.
  ///
  /// @param state as in `success`
  record Deployed(
      long installation, Repo repo, long deployment, Sha commit, String state, String environment)
      implements Event {}

  /// The app was installed, or sees more repositories, or has been granted what it lacked.
  ///
  /// @param repos empty for all of the installation
  record Installed(long installation, String account, List<Repo> repos) implements Event {
    public Installed {
      repos = List.copyOf(repos);
    }
  }

  /// The app was removed or suspended, or no longer sees these repositories.
  record Uninstalled(long installation, String account, List<Repo> repos) implements Event {
    public Uninstalled {
      repos = List.copyOf(repos);
    }
  }

  /// Nothing that can change a judgement.
  ///
  /// @param why as a phrase, for the log
  record Ignored(String why) implements Event {}
}
