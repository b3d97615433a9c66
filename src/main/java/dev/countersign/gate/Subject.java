package dev.countersign.gate;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.PullId;
import java.util.Arrays;
import java.util.List;

/// What a piece of work is about. Its key is how the queue knows it.
public sealed interface Subject {
  /// In the place of an installation, for what concerns the app itself.
  long OF_THE_APP = 0;

  long installation();

  /// A pull request is to be judged.
  record Pull(PullId id) implements Subject {
    @Override
    public long installation() {
      return id.installation();
    }
  }

  /// A pull request is to be judged again at a time.
  record Timer(PullId id) implements Subject {
    @Override
    public long installation() {
      return id.installation();
    }
  }

  /// Words about a pull request are still to be published.
  record Words(PullId id) implements Subject {
    @Override
    public long installation() {
      return id.installation();
    }
  }

  /// Somebody pressed a button on a pull request's check.
  record Press(PullId id, String action, String by) implements Subject {
    @Override
    public long installation() {
      return id.installation();
    }
  }

  /// Commands in a comment are to be answered.
  record Comment(PullId id, long comment) implements Subject {
    @Override
    public long installation() {
      return id.installation();
    }
  }

  /// Every open pull request of a repository is to be judged.
  record Repository(long installation, Repo repo) implements Subject {}

  /// A policy file of a repository changed: say so where it cannot be read, and judge what it
  /// touches.
  record PolicyMoved(long installation, Repo repo) implements Subject {}

  /// Every repository of an installation is to be looked at.
  record Installation(long installation) implements Subject {}

  /// Pull requests of an installation that nobody told us of are to be found.
  record Discovery(long installation) implements Subject {}

  /// Memberships or permissions of an account changed.
  record Memberships(long installation, String account) implements Subject {}

  /// What GitHub delivered is to be looked through for what did not arrive.
  record Missed() implements Subject {
    @Override
    public long installation() {
      return OF_THE_APP;
    }
  }

  /// A delivery is to be asked for again.
  record Again(long attempt) implements Subject {
    @Override
    public long installation() {
      return OF_THE_APP;
    }
  }

  /// A merge group waits for an answer.
  record Group(long installation, Repo repo, Sha head, String baseBranch) implements Subject {}

  /// Something that follows a merge, or goes on beside the pull requests, is to be looked after.
  ///
  /// @param about which one of its kind, as the number of a pull request; may hold any character
  record Duty(long installation, Repo repo, Kind kind, String about) implements Subject {
    /// What there is to look after.
    public enum Kind {
      /// What a merged change still owes. About: its number.
      AFTERCARE,
      /// A deployment that waits for an answer. About: its workflow run and environment.
      DEPLOYMENT,
      /// Commits of protected branches that are to be matched with records. About: the branch.
      MATCH,
      /// Settings of a repository that are to be compared with what they should be.
      FENCE
    }

    /// Under this name the register keeps when a repository, or one of its branches, was matched.
    ///
    /// @param branch empty for the repository
    public static String matched(Repo repo, String branch) {
      return ("matched " + repo + " " + branch).strip();
    }
  }

  /// The key, which [#of] reads again. Branch names come last, since they may hold any character.
  default String key() {
    return switch (this) {
      case Pull(PullId id) -> join("pull", id.installation(), id.repo(), id.number());
      case Timer(PullId id) -> join("timer", id.installation(), id.repo(), id.number());
      case Words(PullId id) -> join("words", id.installation(), id.repo(), id.number());
      case Comment(PullId id, long comment) ->
          join("comment", id.installation(), id.repo(), id.number(), comment);
      case Press(PullId id, String action, String by) ->
          join("press", id.installation(), id.repo(), id.number(), action, by);
      case Repository(long installation, Repo repo) -> join("repository", installation, repo);
      case PolicyMoved(long installation, Repo repo) -> join("policy", installation, repo);
      case Installation(long installation) -> join("installation", installation);
      case Discovery(long installation) -> join("discovery", installation);
      case Memberships(long installation, String account) ->
          join("memberships", installation, account);
      case Missed missed -> join("missed", OF_THE_APP);
      case Again(long attempt) -> join("again", OF_THE_APP, attempt);
      case Group(long installation, Repo repo, Sha head, String base) ->
          join("group", installation, repo, head, base);
      case Duty(long installation, Repo repo, Duty.Kind kind, String about) ->
          join("duty", installation, repo, kind, about);
    };
  }

  /// Reads a key.
  static Subject of(String key) {
    List<String> parts = Arrays.asList(key.split(" ", 6));
    long installation = Long.parseLong(parts.get(1));
    return switch (parts.get(0)) {
      case "pull" -> new Pull(pull(installation, parts));
      case "timer" -> new Timer(pull(installation, parts));
      case "words" -> new Words(pull(installation, parts));
      case "press" -> new Press(pull(installation, parts), parts.get(4), parts.get(5));
      case "comment" -> new Comment(pull(installation, parts), Long.parseLong(parts.get(4)));
      case "repository" -> new Repository(installation, Repo.of(parts.get(2)));
      case "policy" -> new PolicyMoved(installation, Repo.of(parts.get(2)));
      case "installation" -> new Installation(installation);
      case "discovery" -> new Discovery(installation);
      case "memberships" -> new Memberships(installation, parts.get(2));
      case "missed" -> new Missed();
      case "again" -> new Again(Long.parseLong(parts.get(2)));
      case "group" ->
          new Group(
              installation, Repo.of(parts.get(2)), new Sha(parts.get(3)), key.split(" ", 5)[4]);
      case "duty" ->
          new Duty(
              installation,
              Repo.of(parts.get(2)),
              Duty.Kind.valueOf(parts.get(3)),
              key.split(" ", 5)[4]);
      default -> throw new IllegalArgumentException("no work is called \"" + parts.get(0) + "\"");
    };
  }

  private static PullId pull(long installation, List<String> parts) {
    return new PullId(installation, Repo.of(parts.get(2)), Integer.parseInt(parts.get(3)));
  }

  private static String join(Object... parts) {
    return String.join(" ", Arrays.stream(parts).map(Object::toString).toList());
  }
}
