package dev.countersign.gate;

import dev.countersign.change.Repo;
import dev.countersign.forge.PullId;
import dev.countersign.forge.PullRef;
import dev.countersign.forge.Reading.PolicyText;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.gate.PolicyShelf.InForce;
import dev.countersign.ledger.Watched;
import dev.countersign.rulebook.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Work that touches many pull requests: it only finds them, and leaves each to its own story,
/// spread over time.
final class Sweeps {
  private static final int MOST = 100_000;
  private static final Duration STEP = Duration.ofMillis(200);

  private final Ports ports;
  private final PolicyShelf shelf;
  private final InstantSource clock;

  Sweeps(Ports ports, PolicyShelf shelf, InstantSource clock) {
    this.ports = ports;
    this.shelf = shelf;
    this.clock = clock;
  }

  /// Judges every open pull request of a repository again, and takes those out of the watch that
  /// are open no longer.
  void repository(long installation, Repo repo) {
    Instant now = clock.instant();
    List<PullRef> open = ports.forge().openPulls(installation, repo);
    Set<Integer> numbers = new HashSet<>();
    Instant due = now;
    for (PullRef pull : open) {
      numbers.add(pull.id().number());
      ports.queue().add(Reactions.sweep(new Subject.Pull(pull.id()), due));
      due = due.plus(STEP);
    }
    ports.register().open(repo).stream()
        .filter(watched -> !numbers.contains(watched.number()))
        .forEach(gone -> ports.register().keep(gone.closed(now)));
  }

  /// Finds the pull requests of an installation that are not watched as they are now: those that
  /// nobody told us of.
  void discovery(long installation) {
    Instant due = clock.instant();
    for (Repo repo : seen(installation)) {
      nightly(installation, repo);
      for (PullRef pull : ports.forge().openPulls(installation, repo)) {
        if (!known(pull)) {
          ports.queue().add(Reactions.sweep(new Subject.Pull(pull.id()), due));
          due = due.plus(STEP);
        }
      }
    }
  }

  /// What is looked after every night, each repository at its own time. Where its branches never
  /// were matched that begins at once, since nothing that came before can be found later.
  private void nightly(long installation, Repo repo) {
    Instant now = clock.instant();
    Instant tonight = Nights.next(repo, now);
    boolean never = ports.register().reached(Subject.Duty.matched(repo, "")).isEmpty();
    Subject match = new Subject.Duty(installation, repo, Subject.Duty.Kind.MATCH, "");
    Subject fence = new Subject.Duty(installation, repo, Subject.Duty.Kind.FENCE, "");
    ports.queue().add(Reactions.sweep(match, never ? now : tonight));
    ports.queue().add(Reactions.sweep(fence, tonight));
  }

  private boolean known(PullRef pull) {
    return ports
        .register()
        .find(pull.id().repo(), pull.id().number())
        .filter(watched -> watched.open() && watched.head().equals(pull.head()))
        .filter(watched -> watched.baseBranch().equals(pull.baseBranch()))
        .isPresent();
  }

  /// The repositories of an installation; what is gone from it leaves the watch.
  private List<Repo> seen(long installation) {
    List<Repo> repos = ports.forge().repositories(installation);
    ports.register().open(MOST).stream()
        .filter(watched -> watched.installation() == installation)
        .map(Watched::repo)
        .distinct()
        .filter(repo -> !repos.contains(repo))
        .forEach(ports.register()::forget);
    return repos;
  }

  /// Looks at every repository of an installation; one that is gone leaves the watch.
  void installation(long installation) {
    Instant due = clock.instant();
    for (Repo repo : seen(installation)) {
      ports.queue().add(Reactions.sweep(new Subject.Repository(installation, repo), due));
      due = due.plus(STEP);
    }
  }

  /// A policy file moved: where it cannot be read its owner is told by an issue, and what it
  /// touches is judged again.
  void policy(long installation, Repo repo) {
    PolicyTexts texts = ports.forge().policies(installation, repo);
    List<Problem> problems =
        switch (shelf.inForce(repo, texts)) {
          case InForce.Stands stands -> List.of();
          case InForce.Kept(var policy, String source, List<Problem> found) -> found;
          case InForce.Never(List<Problem> found) -> found;
          case InForce.None none -> List.of();
        };
    if (!problems.isEmpty()) {
      tell(installation, repo, texts, problems);
    }
    if (ofOrganisation(repo)) {
      installation(installation);
    } else {
      repository(installation, repo);
    }
  }

  /// Memberships or permissions changed: every process drops what it remembers of them, and whoever
  /// may be touched is judged again.
  void memberships(long installation, String account) {
    ports.register().peopleChanged(installation);
    Set<Repo> repos =
        ports.register().open(MOST).stream()
            .filter(watched -> watched.installation() == installation)
            .map(Watched::repo)
            .collect(Collectors.toSet());
    Instant due = clock.instant();
    for (Repo repo : repos) {
      for (Watched watched : ports.register().open(repo)) {
        PullId id = new PullId(installation, repo, watched.number());
        ports.queue().add(Reactions.sweep(new Subject.Pull(id), due));
        due = due.plus(STEP);
      }
    }
  }

  private static boolean ofOrganisation(Repo repo) {
    return repo.name().equals(".github");
  }

  private void tell(long installation, Repo repo, PolicyTexts texts, List<Problem> problems) {
    String file = problems.getFirst().file();
    Repo where =
        Optional.ofNullable(texts.organisation())
            .map(PolicyText::repo)
            .filter(theirs -> file.startsWith(theirs + ": "))
            .orElse(repo);
    String list =
        problems.stream()
            .map(problem -> "```\n" + problem.print().replace("```", "'''") + "\n```")
            .collect(Collectors.joining("\n"));
    ports
        .forge()
        .openIssue(
            installation,
            where,
            "The change policy cannot be read",
            "The policy file has "
                + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
                + ". Until it is mended, the last valid version stays in force; where there never was"
                + " one, every check fails.\n\n"
                + list
                + "\n\nMend the file on the default branch, and close this issue.\n");
  }
}
