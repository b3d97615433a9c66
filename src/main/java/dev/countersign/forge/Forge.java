package dev.countersign.forge;

import dev.countersign.change.DiffPrint;
import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.Repo;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.forge.Reading.PolicyTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The code host, in the words of changes and reviews. Every method may throw [ForgeDown] when the
/// host cannot be reached or wants us to wait; what it answers otherwise is in the return type.
public interface Forge {
  /// Reads all that is needed to judge a pull request, in as few requests as possible.
  Reading read(PullId pull, Needs needs);

  /// Publishes a check: updates `known` where it may be updated, else creates a run. Never for a
  /// commit that is no longer there.
  Published publish(PullId pull, CheckRun check, @Nullable KnownRun known);

  /// The newest check run of ours with that name on a commit, for when nothing is remembered of it.
  Optional<KnownRun> findRun(PullId pull, String check, Sha head);

  /// The policy files in force for a repository.
  PolicyTexts policies(long installation, Repo repo);

  /// Asks for reviews; who is refused is left out and told.
  Asked ask(PullId pull, List<Reviewer> reviewers);

  /// Puts labels on and takes labels off.
  void label(PullId pull, Set<String> on, Set<String> off);

  /// Puts a reaction of ours on a comment.
  void react(PullId pull, long comment, Reaction reaction);

  /// Writes a comment.
  ///
  /// @param mark by which it is known again; nobody sees it
  /// @param perhapsSaid whether a comment with that mark may be there already: then none is added
  void say(PullId pull, String markdown, String mark, boolean perhapsSaid);

  /// The description as it is now; empty where the pull request is gone.
  Optional<String> description(PullId pull);

  /// Replaces the description, if it still is what `from` says.
  ///
  /// @return whether it was replaced
  boolean describe(PullId pull, String from, String to);

  /// Opens an issue, unless an open one of ours has that title.
  void openIssue(long installation, Repo repo, String title, String body);

  /// Opens an issue, or finds the open one of ours that has that title.
  ///
  /// @return empty where we may not, or the repository has no issues
  Optional<OpenIssue> openIssue(long installation, Repo repo, NewIssue issue);

  /// The open pull requests of a repository.
  List<PullRef> openPulls(long installation, Repo repo);

  /// The pull requests of a repository that were merged since a time, the earliest first.
  List<Merged> mergedPulls(long installation, Repo repo, Instant since);

  /// The repositories that an installation lets us see.
  List<Repo> repositories(long installation);

  /// Every installation of the app that is not suspended.
  List<Long> installations();

  /// The pull requests that a merge group carries, as far as they can be known; see [MergeGroup].
  MergeGroup mergeGroup(long installation, Repo repo, String baseBranch, Sha head);

  /// What an account may do on a repository, asked afresh.
  Permission permission(long installation, Repo repo, Login login);

  /// What a pull request changed at an earlier head, against the merge base of then.
  DiffPrint earlier(PullId pull, Sha base, Sha head);

  /// Forgets what it remembers of teams and permissions of an account, after a membership changed.
  void forgetPeople(long installation);

  /// Every attempt to deliver something to us since a time, newest first; where there are too many
  /// the oldest are left out.
  List<Tried> tried(Instant since);

  /// Asks for a delivery again.
  ///
  /// @return false where the host can no longer make it
  boolean deliverAgain(long attempt);

  /// How long work that can wait should wait, since little is left of what an installation may ask;
  /// empty where it need not.
  Optional<Duration> scarce(long installation);

  /// Whether the app's credentials are accepted.
  boolean reachable();
}
