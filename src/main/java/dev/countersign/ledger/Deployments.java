package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.Optional;

/// What became of deployments, and what was answered where one was asked for. Names of environments
/// that differ in letter case only are one.
public interface Deployments {
  /// Keeps how a deployment ended, and appends it to the ledger: both, or neither where that is
  /// kept already or either fails.
  ///
  /// @return false where it is kept already
  boolean keep(Ended ended, Entry told);

  /// The commit of the last deployment that succeeded, as far as we were told.
  Optional<Sha> lastSuccess(Repo repo, String environment);

  /// Whether a deployment of the commit succeeded, as far as we were told.
  boolean succeeded(Repo repo, String environment, Sha commit);

  /// How the answer to a run stands, which begins now where it was not asked for before.
  Answer answer(Gate gate, Instant now);

  /// Keeps what was answered.
  void keep(Gate gate, Answer answer);

  /// Keeps the last answer and appends it to the ledger: both or neither.
  void keep(Gate gate, Answer answer, Entry told);

  /// How a deployment ended.
  ///
  /// @param state as in `success`
  record Ended(
      Repo repo, long deployment, Sha commit, String environment, String state, Instant at) {}

  /// A run that asks whether it may deploy to an environment.
  record Gate(Repo repo, long run, String environment) {}

  /// How an answer stands.
  ///
  /// @param since when it was first asked for
  /// @param said what was last said, empty where nothing was
  /// @param remarks how often something was said without an answer
  /// @param given whether the answer was given
  record Answer(Instant since, String said, int remarks, boolean given) {}
}
