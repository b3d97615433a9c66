package dev.countersign.ledger;

import dev.countersign.change.DiffPrint;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pull requests that are watched, what was last published on each, and the last policy that
/// could be read. All of it can be made again from the code host, at the price of requests.
public interface Register {
  Optional<Watched> find(Repo repo, int number);

  /// Keeps what is known of a pull request now, unless somebody kept something newer: a larger
  /// `reading`.
  ///
  /// @return false where something newer is there, which is left alone
  boolean keep(Watched watched);

  /// Keeps what is known of a pull request now and appends what was decided to the ledger: both, or
  /// neither where something newer is there or either fails.
  ///
  /// @return false where something newer is there
  boolean keep(Watched watched, Entry decided);

  /// The open pull requests whose head is this commit.
  List<Watched> withHead(Repo repo, Sha head);

  /// The numbers of the pull requests that ever had this commit as their head, judged or not.
  List<Integer> pullsAt(Repo repo, Sha head);

  /// The open pull requests of a repository.
  List<Watched> open(Repo repo);

  /// For how many open pull requests of a repository each reviewer is asked, as `user:login` or
  /// `team:org/slug`.
  ///
  /// @param besides the number of one that is left out
  Map<String, Integer> asked(Repo repo, int besides);

  /// The open pull requests of everywhere, the most recently judged first.
  List<Watched> open(int most);

  /// How many open pull requests are watched.
  long openCount();

  /// Takes the pull requests of a repository out of the watch, as when the app no longer sees it.
  void forget(Repo repo);

  /// Keeps what a pull request was at one of its heads; what is known already stays where the new
  /// value is null.
  void keepHead(Repo repo, int number, Head head);

  /// Keeps what somebody ruled, and appends it to the ledger: both, or neither where it is kept
  /// already or either fails.
  ///
  /// @return false where it is kept already
  boolean keepRuling(Repo repo, int number, Ruling ruling, Entry decided);

  /// What was ruled on a pull request, in the order in which it was said.
  List<Ruling> rulings(Repo repo, int number);

  /// Keeps what somebody said in a comment, as it was first heard: it may be edited afterwards.
  void keepComment(Repo repo, long comment, String said, Instant at);

  /// A comment that was kept.
  Optional<Comment> comment(Repo repo, long comment);

  /// Notes how far the answering of a comment has come.
  void keepStage(Repo repo, long comment, Stage stage);

  /// What somebody said, and how far the answering has come.
  record Comment(String said, Stage stage) {}

  /// How far the answering of a comment has come.
  enum Stage {
    HEARD,
    /// The answer may have been given, or a part of it.
    ANSWERING,
    ANSWERED
  }

  /// What a pull request was at its heads.
  Map<Sha, Head> heads(Repo repo, int number);

  /// Forgets the heads of pull requests that are open no longer and were last touched before a
  /// time.
  ///
  /// @return how many
  int forgetHeads(Instant before);

  /// Says to every process that memberships or permissions of an installation changed.
  void peopleChanged(long installation);

  /// How often they changed: another number than before means that what is remembered of them may
  /// no longer hold.
  long peopleChanges(long installation);

  /// How far something that goes on for ever has come; empty where it never began.
  Optional<Instant> reached(String what);

  void reach(String what, Instant at);

  /// Keeps the policy texts that were last valid for a repository.
  void keepPolicy(Repo repo, LastPolicy policy);

  Optional<LastPolicy> lastPolicy(Repo repo);

  /// A head of a pull request: who pushed it, and what the pull request changed there.
  record Head(Sha sha, @Nullable Login pusher, @Nullable DiffPrint diff, Instant at) {}

  /// Policy texts that were valid: of the organisation and of the repository.
  ///
  /// @param source what to call each, with its commit
  record LastPolicy(
      @Nullable String organisation, @Nullable String repository, String source, Instant at) {}
}
