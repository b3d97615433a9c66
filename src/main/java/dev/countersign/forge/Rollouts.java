package dev.countersign.forge;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The port to deployments on the code host. Every method may throw [ForgeDown].
public interface Rollouts {
  /// Where a commit stands to the default branch.
  Line line(Place place, Sha commit);

  /// The commits that one has and another has not, each with the pull requests into a branch that
  /// brought it; empty where they are not told in full.
  Optional<List<Carried>> between(Place place, String branch, Sha from, Sha to);

  /// Whether a commit was deployed to an environment with success, as far as the host remembers.
  Truth succeeded(Place place, String environment, Sha commit);

  /// The commit of the last deployment to an environment that succeeded, as far as the host
  /// remembers.
  Optional<Sha> lastSuccess(Place place, String environment);

  /// Who approved what a run deploys to an environment.
  Set<Login> approvedBy(Place place, long run, String environment);

  /// Files at a commit, by their paths; those that are not there or cannot be read are left out.
  Map<String, String> texts(Place place, Sha commit, Set<String> paths);

  /// What some people may do, and who is in some teams.
  People people(Place place, Set<Login> logins, Set<TeamName> teams);

  /// Answers a run that asks whether it may deploy.
  ///
  /// @param approved null where only a remark is made
  /// @return false where the host does not take the answer: the run is over or answered already
  boolean answer(Place place, Gate gate, @Nullable Boolean approved, String comment);

  /// A repository as an installation sees it.
  record Place(long installation, Repo repo) {}

  /// A run's gate to an environment.
  record Gate(long run, String environment) {}

  /// The default branch, and whether a commit is reachable from it.
  record Line(String branch, Sha tip, Truth reachable) {}

  /// A commit, and the numbers of the merged pull requests that brought it.
  record Carried(Sha commit, List<Integer> pulls) {
    public Carried {
      pulls = List.copyOf(pulls);
    }
  }
}
