package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The check runs and statuses on the commits of a repository.
public final class Checks {

  private final SimulatedRepository repository;
  private final World world;
  private final Map<Long, SimulatedCheckRun> runs = new LinkedHashMap<>();
  private final Map<String, CheckSuite> suites = new LinkedHashMap<>();
  private final List<CommitStatus> statuses = new ArrayList<>();

  Checks(SimulatedRepository repository) {
    this.repository = repository;
    this.world = repository.world;
  }

  /// The run of our App under that name that counts on a commit: the newest.
  public Optional<SimulatedCheckRun> ours(String sha, String name) {
    return world.within(() ->
        on(sha).stream()
            .filter(run -> run.app().equals(world.app) && run.name().equals(name))
            .reduce((first, second) -> second));
  }

  /// All runs on a commit, oldest first.
  public List<SimulatedCheckRun> on(String sha) {
    return world.within(() -> runs.values().stream().filter(run -> run.sha().equals(sha)).toList());
  }

  /// The newest run of the CI under that name ends so, or begins: `success`, `failure`, …,
  /// `in_progress`, `queued`.
  public SimulatedCheckRun ci(String sha, String name, String state) {
    return run("github-actions", sha, name, state);
  }

  /// The same for any App: a running run of that name goes on, else a new one is made.
  public SimulatedCheckRun run(String app, String sha, String name, String state) {
    return world.ask(() -> {
      SimulatedApp who = world.otherApp(app);
      Optional<SimulatedCheckRun> running =
          on(sha).stream()
              .filter(run -> run.app().equals(who) && run.name().equals(name))
              .filter(run -> run.conclusion() == null)
              .findFirst();
      SimulatedCheckRun run = running.orElseGet(() -> create(who, name, sha));
      set(run, state);
      world.webhooks.checkRun(repository, run, running.isPresent(), who.bot());
      return run;
    });
  }

  private void set(SimulatedCheckRun run, String state) {
    switch (state) {
      case "queued", "in_progress" -> run.run(state);
      default -> run.finish(state, world.now());
    }
  }

  /// A commit status by the CI: `pending`, `success`, `failure` or `error`.
  public CommitStatus status(String sha, String context, String state) {
    return statusBy("github-actions[bot]", sha, context, state);
  }

  /// A commit status by anybody.
  public CommitStatus statusBy(String login, String sha, String context, String state) {
    return world.ask(() -> {
      CommitStatus status =
          new CommitStatus(world.nextId(), sha, context, state, world.account(login), world.now());
      statuses.add(status);
      world.webhooks.status(repository, status);
      return status;
    });
  }

  /// The newest status of each context on a commit.
  List<CommitStatus> statusesOn(String sha) {
    Map<String, CommitStatus> newest = new LinkedHashMap<>();
    statuses.stream()
        .filter(status -> status.sha().equals(sha))
        .forEach(status -> newest.put(Account.key(status.context()), status));
    return List.copyOf(newest.values());
  }

  /// Somebody presses "Re-run" on our newest run of that name.
  public void rerun(String user, String sha, String name) {
    world.change(
        () -> world.webhooks.checkRunAsked(repository, need(sha, name), world.account(user), null));
  }

  /// Somebody presses one of the buttons of our newest run of that name.
  public void press(String user, SimulatedCheckRun run, String identifier) {
    if (run.buttons().stream().noneMatch(button -> button.identifier().equals(identifier))) {
      throw new IllegalArgumentException(
          "The check " + run.name() + " has no button " + identifier);
    }
    world.change(
        () -> world.webhooks.checkRunAsked(repository, run, world.account(user), identifier));
  }

  private SimulatedCheckRun need(String sha, String name) {
    return ours(sha, name)
        .orElseThrow(() -> new IllegalArgumentException("No check " + name + " on " + sha));
  }

  SimulatedCheckRun create(SimulatedApp app, String name, String sha) {
    CheckSuite suite =
        suites.computeIfAbsent(
            app.slug() + "@" + sha, key -> new CheckSuite(world.nextId(), app, sha));
    SimulatedCheckRun run = new SimulatedCheckRun(world.nextId(), name, sha, suite, world.now());
    runs.put(run.id(), run);
    return run;
  }

  Optional<SimulatedCheckRun> find(long id) {
    return Optional.ofNullable(runs.get(id));
  }

  CheckSuite suite(SimulatedApp app, String sha) {
    return suites.computeIfAbsent(
        app.slug() + "@" + sha, key -> new CheckSuite(world.nextId(), app, sha));
  }
}
