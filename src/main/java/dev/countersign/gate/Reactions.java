package dev.countersign.gate;

import dev.countersign.change.Check;
import dev.countersign.change.Command;
import dev.countersign.change.Repo;
import dev.countersign.change.Review;
import dev.countersign.change.Sha;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Pull;
import dev.countersign.forge.PullId;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.CommandDesk;
import dev.countersign.queue.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which work an event causes. An event that cannot change a verdict causes none, and costs no
/// request.
final class Reactions {
  /// GitHub associates a commit with its pull request a while after it arrived.
  private static final Duration UNTIL_KNOWN = Duration.ofMinutes(10);

  private final Register register;
  private final Duration debounce;

  Reactions(Register register, Duration debounce) {
    this.register = register;
    this.debounce = debounce;
  }

  /// What is done about an event: a name for it, and the work.
  record Reaction(String name, List<Work> work) {
    Reaction {
      work = List.copyOf(work);
    }

    private Reaction and(List<Work> more) {
      return new Reaction(name, Stream.concat(work.stream(), more.stream()).toList());
    }
  }

  Reaction to(Event event, Instant now) {
    return switch (event) {
      case Event.PullChanged changed -> pull(changed, now);
      case Event.Commanded commanded -> commanded(commanded, now);
      case Event.Checked checked -> checked(checked, now);
      case Event.Rerun rerun -> rerun(rerun, now);
      case Event.Pressed pressed -> pressed(pressed, now);
      case Event.Pushed pushed -> pushed(pushed, now);
      case Event.PeopleChanged people ->
          one("memberships", new Subject.Memberships(people.installation(), people.account()), now);
      case Event.RepoChanged repo -> repo(repo, now);
      case Event.MergeGroupAsked group ->
          new Reaction(
              "merge group",
              List.of(
                  personal(
                      new Subject.Group(
                          group.installation(), group.repo(), group.head(), group.baseBranch()),
                      now)));
      case Event.MergeGroupGone gone -> nothing("ignored: the merge group is gone");
      case Event.DeploymentAsked asked -> deployment(asked, now);
      case Event.Deployed deployed -> deployed(deployed, now);
      case Event.Installed installed -> installed(installed, now);
      case Event.Uninstalled uninstalled ->
          one("uninstalled", new Subject.Installation(uninstalled.installation()), now);
      case Event.IssueClosed closed -> nothing("ignored: no judgement hangs on an issue");
      case Event.Ignored(String why) -> nothing("ignored: " + why);
    };
  }

  /// Somebody waits for the answer.
  private static Reaction deployment(Event.DeploymentAsked asked, Instant now) {
    Rollout rollout =
        new Rollout.Asked(asked.run(), asked.commit(), asked.by(), asked.environment());
    return new Reaction(
        "deployment asked for",
        List.of(personal(rollout.duty(asked.installation(), asked.repo()), now)));
  }

  private static Reaction deployed(Event.Deployed deployed, Instant now) {
    Rollout rollout =
        new Rollout.Ended(
            deployed.deployment(), deployed.commit(), deployed.state(), deployed.environment());
    Subject subject = rollout.duty(deployed.installation(), deployed.repo());
    return new Reaction("deployment " + deployed.state(), List.of(event(subject, now, null)));
  }

  private Reaction pull(Event.PullChanged changed, Instant now) {
    Subject subject = new Subject.Pull(changed.pull());
    return switch (changed.what()) {
      case Pull.Moved moved -> afresh(changed.word(), subject, now);
      case Pull.Retargeted retargeted ->
          new Reaction("pull retargeted", List.of(retargeted(changed.pull(), now)));
      case Pull.Edited edited -> afresh("pull edited", subject, now);
      case Pull.Labelled(String label) -> labelled(changed, label, now);
      case Pull.Reviewed(Review review) -> reviewed(changed, review, now);
      case Pull.Closed(boolean merged, var _) ->
          merged
              ? hinted("pull merged", changed.pull(), merged(changed), now)
              : afresh("pull closed", subject, now);
    };
  }

  private static Hint merged(Event.PullChanged changed) {
    return new Hint.Closed(true, changed.head() == null ? null : changed.head().value());
  }

  private Reaction labelled(Event.PullChanged changed, String label, Instant now) {
    boolean matters =
        register
            .find(changed.pull().repo(), changed.pull().number())
            .map(known -> Matters.label(known, label))
            .orElse(true);
    return matters
        ? afresh(changed.word(), new Subject.Pull(changed.pull()), now)
        : nothing("ignored: the policy says nothing of this label");
  }

  private Reaction reviewed(Event.PullChanged changed, Review review, Instant now) {
    return review.opinion() == Review.Opinion.COMMENTED && changed.word().endsWith("submitted")
        ? nothing("ignored: a comment gives no opinion")
        : hinted(changed.word(), changed.pull(), new Hint.ReviewSeen(review), now);
  }

  private static Reaction commanded(Event.Commanded commanded, Instant now) {
    boolean ours =
        commanded.commands().stream().map(Command::name).anyMatch(CommandDesk.NAMES::contains);
    return ours
        ? new Reaction(
            "commands",
            List.of(personal(new Subject.Comment(commanded.pull(), commanded.comment()), now)))
        : nothing("ignored: no command of ours");
  }

  private Reaction checked(Event.Checked checked, Instant now) {
    if (checked.check().ours()) {
      return nothing("ignored: our own check");
    }
    List<Work> work = new ArrayList<>();
    for (PullId pull : pullsAt(checked)) {
      if (matters(pull, checked.commit(), checked.check())) {
        work.add(
            event(
                new Subject.Pull(pull),
                now.plus(debounce),
                new Hint.CheckSeen(checked.commit().value(), checked.check())));
      }
    }
    return work.isEmpty()
        ? nothing("ignored: no rule of an open pull request asks for this check")
        : new Reaction("check reported", work);
  }

  private List<PullId> pullsAt(Event.Checked checked) {
    return pulls(checked.installation(), checked.repo(), checked.commit(), checked.pulls());
  }

  private List<PullId> pulls(long installation, Repo repo, Sha commit, List<Integer> named) {
    Set<Integer> numbers = new TreeSet<>(register.pullsAt(repo, commit));
    numbers.addAll(named);
    return numbers.stream().map(number -> new PullId(installation, repo, number)).toList();
  }

  /// A pull request that was not judged yet reads everything anyway; of one that was, only what its
  /// policy names matters.
  private boolean matters(PullId pull, Sha commit, Check check) {
    Optional<Watched> watched = register.find(pull.repo(), pull.number());
    return watched
        .map(known ->
            known.open() && (!known.head().equals(commit) || Matters.check(known, check.name())))
        .orElse(true);
  }

  private Reaction rerun(Event.Rerun rerun, Instant now) {
    List<Integer> named = new ArrayList<>(rerun.pulls());
    named.addAll(named(rerun.repo(), rerun.externalId()));
    List<Work> work =
        pulls(rerun.installation(), rerun.repo(), rerun.commit(), named).stream()
            .map(pull -> personal(new Subject.Pull(pull), now))
            .toList();
    return new Reaction("check asked for again", work);
  }

  private Reaction pressed(Event.Pressed pressed, Instant now) {
    List<Integer> named = named(pressed.repo(), pressed.externalId());
    List<PullId> pulls =
        named.isEmpty()
            ? pulls(pressed.installation(), pressed.repo(), pressed.commit(), named)
            : List.of(new PullId(pressed.installation(), pressed.repo(), named.getFirst()));
    List<Work> work =
        pulls.stream()
            .map(pull ->
                personal(new Subject.Press(pull, pressed.action(), pressed.by().value()), now))
            .toList();
    return new Reaction("button " + pressed.action(), work);
  }

  /// The pull request that a run of ours was published for, as the run itself says.
  private static List<Integer> named(Repo repo, @Nullable String externalId) {
    String id = externalId == null ? "" : externalId;
    String number = id.substring(id.indexOf('#') + 1);
    return number.matches("[1-9][0-9]{0,8}") && id.equals(repo + "#" + number)
        ? List.of(Integer.parseInt(number))
        : List.of();
  }

  private Reaction pushed(Event.Pushed pushed, Instant now) {
    List<Work> match = match(pushed, now);
    boolean policy = pushed.defaultBranch() && touches(pushed, PolicyFiles::isPolicy);
    if (policy) {
      return one(
              "policy pushed", new Subject.PolicyMoved(pushed.installation(), pushed.repo()), now)
          .and(match);
    }
    return touchesABase(pushed)
        ? one("base pushed", new Subject.Repository(pushed.installation(), pushed.repo()), now)
            .and(match)
        : nothing("ignored: the push touches nothing that judgements are made from").and(match);
  }

  /// Where the branch is matched with records, what arrived is matched once GitHub knows of which
  /// pull request it is.
  private List<Work> match(Event.Pushed pushed, Instant now) {
    boolean matched =
        register.reached(Subject.Duty.matched(pushed.repo(), pushed.branch())).isPresent();
    Subject about =
        new Subject.Duty(
            pushed.installation(), pushed.repo(), Subject.Duty.Kind.MATCH, pushed.branch());
    return matched ? List.of(sweep(about, now.plus(UNTIL_KNOWN))) : List.of();
  }

  /// Whether it touches what open pull requests that go to that branch are judged by.
  private boolean touchesABase(Event.Pushed pushed) {
    List<Watched> into =
        register.open(pushed.repo()).stream()
            .filter(watched -> watched.baseBranch().equals(pushed.branch()))
            .toList();
    return !into.isEmpty()
        && touches(
            pushed,
            (repo, path) ->
                PolicyFiles.matters(repo, path)
                    || into.stream().anyMatch(watched -> Matters.file(watched, path)));
  }

  private static boolean touches(
      Event.Pushed pushed, java.util.function.BiPredicate<Repo, String> which) {
    return pushed.paths() == null
        || pushed.paths().stream().anyMatch(path -> which.test(pushed.repo(), path));
  }

  /// Under another name it is another repository to us; the old one must leave the watch.
  private Reaction repo(Event.RepoChanged repo, Instant now) {
    boolean moved =
        repo.word().equals("repository renamed") || repo.word().equals("repository transferred");
    Work look =
        event(new Subject.Repository(repo.installation(), repo.repo()), now.plus(debounce), null);
    Work others = event(new Subject.Discovery(repo.installation()), now.plus(debounce), null);
    return new Reaction(repo.word(), moved ? List.of(others, look) : List.of(look));
  }

  private Reaction installed(Event.Installed installed, Instant now) {
    if (installed.repos().isEmpty()) {
      return one("installed", new Subject.Installation(installed.installation()), now);
    }
    List<Work> work =
        installed.repos().stream()
            .map(repo ->
                event(
                    new Subject.Repository(installed.installation(), repo),
                    now.plus(debounce),
                    null))
            .toList();
    return new Reaction("repositories added", work);
  }

  private static Reaction nothing(String why) {
    return new Reaction(why, List.of());
  }

  private Reaction one(String name, Subject subject, Instant now) {
    return new Reaction(name, List.of(event(subject, now.plus(debounce), null)));
  }

  private Reaction afresh(String name, Subject subject, Instant now) {
    return new Reaction(name, List.of(event(subject, now.plus(debounce), null)));
  }

  private Reaction hinted(String name, PullId pull, Hint hint, Instant now) {
    return new Reaction(name, List.of(event(new Subject.Pull(pull), now.plus(debounce), hint)));
  }

  static Work event(Subject subject, Instant due, @Nullable Hint hint) {
    return new Work(
        subject.key(), group(subject), Work.EVENT, due, hint == null ? null : Json.write(hint));
  }

  private static Work retargeted(PullId pull, Instant now) {
    Subject subject = new Subject.Pull(pull);
    String note = Json.write(new Hint.Retargeted());
    return new Work(subject.key(), group(subject), Work.PERSON, now, note);
  }

  static Work personal(Subject subject, Instant now) {
    return new Work(subject.key(), group(subject), Work.PERSON, now, null);
  }

  static Work sweep(Subject subject, Instant due) {
    return new Work(subject.key(), group(subject), Work.SWEEP, due, null);
  }

  static String group(Subject subject) {
    return Long.toString(subject.installation());
  }
}
