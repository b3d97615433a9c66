package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A repository: its branches, people, pull requests, checks and merge queue.
public final class SimulatedRepository {

  final World world;
  final GitStore git;
  private final long id;
  private final Account owner;
  private final @Nullable SimulatedRepository parent;
  private final Map<String, String> branches = new TreeMap<>();
  private final Map<String, String> tags = new TreeMap<>();
  private final Map<Account, Permission> collaborators = new LinkedHashMap<>();
  private final Map<Integer, SimulatedPull> pulls = new LinkedHashMap<>();
  private final Map<String, Label> labels = new LinkedHashMap<>();
  private final List<JsonNode> rules = new ArrayList<>();
  private final Map<String, Optional<JsonNode>> protections = new LinkedHashMap<>();
  private final List<SimulatedIssue> issues = new ArrayList<>();
  private final Checks checks;
  private final MergeQueue queue;
  private final Pushes pushes;
  private final SimulatedDeployments deployments;
  private String name;
  private String defaultBranch = "main";
  private boolean isPrivate = true;
  private boolean archived;
  private int lastNumber;

  private SimulatedRepository(
      World world, Account owner, String name, @Nullable SimulatedRepository parent) {
    this.world = world;
    this.id = world.nextId();
    this.owner = owner;
    this.name = name;
    this.parent = parent;
    this.git = parent == null ? new GitStore() : parent.git;
    this.checks = new Checks(this);
    this.queue = new MergeQueue(this);
    this.pushes = new Pushes(this);
    this.deployments = new SimulatedDeployments(this);
  }

  static SimulatedRepository create(World world, Account owner, String name) {
    SimulatedRepository made = new SimulatedRepository(world, owner, name, null);
    GitStore.Note note = new GitStore.Note("Initial commit", owner.login(), world.now());
    GitCommit first = made.git.commit(List.of(), Map.of("README.md", "# " + name + "\n"), note);
    made.branches.put(made.defaultBranch, first.sha());
    world.add(made);
    return made;
  }

  /// The fork of this repository that belongs to that user; made when there is none.
  public SimulatedRepository forkOf(String login) {
    return world.ask(() ->
        world.findRepository(login + "/" + name).orElseGet(() -> makeFork(world.account(login))));
  }

  private SimulatedRepository makeFork(Account who) {
    SimulatedRepository fork = new SimulatedRepository(world, who, name, this);
    fork.branches.putAll(branches);
    fork.isPrivate = isPrivate;
    fork.collaborators.put(who, Permission.ADMIN);
    world.add(fork);
    return fork;
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Account owner() {
    return owner;
  }

  public String fullName() {
    return owner.login() + "/" + name;
  }

  public String defaultBranch() {
    return defaultBranch;
  }

  /// The checks and statuses on its commits.
  public Checks checks() {
    return checks;
  }

  /// Its deployments, and the runs that wait for leave to make one.
  public SimulatedDeployments deployments() {
    return deployments;
  }

  public MergeQueue queue() {
    return queue;
  }

  boolean isPrivate() {
    return isPrivate;
  }

  boolean archived() {
    return archived;
  }

  @Nullable SimulatedRepository parent() {
    return parent;
  }

  Map<String, String> branches() {
    return branches;
  }

  Map<String, String> tags() {
    return tags;
  }

  /// Names the end of a branch by a tag.
  public SimulatedRepository tag(String name, String branch) {
    world.ask(() -> tags.put(name, head(branch)));
    return this;
  }

  Pushes pushes() {
    return pushes;
  }

  List<JsonNode> rules() {
    return List.copyOf(rules);
  }

  /// The commit at the end of a branch.
  public String head(String branch) {
    String sha = branches.get(branch);
    if (sha == null) {
      throw new IllegalArgumentException(fullName() + " has no branch " + branch);
    }
    return sha;
  }

  /// The text of a file at the end of the default branch, where there is one.
  public Optional<String> file(String path) {
    return world.within(() -> Optional.ofNullable(git.get(head(defaultBranch)).tree().get(path)));
  }

  /// Makes a branch where another one ends.
  public void branch(String made, String from) {
    world.change(() -> branches.put(made, head(from)));
  }

  /// Takes a branch away.
  public void unbranch(String name) {
    world.change(() -> branches.remove(name));
  }

  /// Commits files to the default branch.
  public String pushToDefault(String user, Files files) {
    return world.ask(() -> pushes.push(defaultBranch, user, files));
  }

  /// Commits one file to the default branch.
  public String pushToDefault(String user, String path, String text) {
    return pushToDefault(user, Files.of(path, text));
  }

  public SimulatedPull open(Proposal proposal) {
    return world.ask(() -> SimulatedPull.open(this, ++lastNumber, proposal));
  }

  void add(SimulatedPull pull) {
    pulls.put(pull.number(), pull);
  }

  public SimulatedPull pull(int number) {
    return findPull(number)
        .orElseThrow(
            () -> new IllegalArgumentException(fullName() + " has no pull request " + number));
  }

  Optional<SimulatedPull> findPull(int number) {
    return Optional.ofNullable(pulls.get(number));
  }

  public List<SimulatedPull> pulls() {
    return List.copyOf(pulls.values());
  }

  /// The issues that are no pull requests.
  public List<SimulatedIssue> issues() {
    return world.within(() -> List.copyOf(issues));
  }

  Optional<SimulatedIssue> findIssue(int number) {
    return issues.stream().filter(issue -> issue.number() == number).findFirst();
  }

  SimulatedIssue addIssue(Account by, SimulatedIssue.Proposed proposed) {
    SimulatedIssue made = new SimulatedIssue(this, ++lastNumber, by, proposed);
    issues.add(made);
    return made;
  }

  /// Gives somebody a permission of their own on the repository.
  public SimulatedRepository grant(String login, Permission permission) {
    world.change(() -> {
      Account who = world.user(login);
      boolean known = collaborators.put(who, permission) != null;
      world.webhooks.people().member(this, known ? "edited" : "added", who);
    });
    return this;
  }

  /// Takes somebody's own permission away.
  public void revoke(String login) {
    world.change(() -> {
      collaborators.remove(world.account(login));
      world.webhooks.people().member(this, "removed", world.account(login));
    });
  }

  public Permission permissionOf(Account who) {
    Permission best =
        collaborators.getOrDefault(who, isPrivate ? Permission.NONE : Permission.READ);
    SimulatedOrganisation organisation = world.findOrganisation(owner.login());
    if (who.id() == owner.id() || (organisation != null && organisation.isOwner(who))) {
      return Permission.ADMIN;
    }
    if (organisation != null) {
      for (SimulatedTeam team : organisation.teams()) {
        Permission through = team.hasActive(who) ? team.permissionOn(this) : Permission.NONE;
        best = through.atLeast(best) ? through : best;
      }
    }
    return best;
  }

  /// Everybody with a permission that does not come from the repository being public.
  List<Account> collaborators() {
    List<Account> all = new ArrayList<>(collaborators.keySet());
    SimulatedOrganisation organisation = world.findOrganisation(owner.login());
    if (organisation != null) {
      organisation.members().stream()
          .filter(who -> !all.contains(who) && permissionOf(who).atLeast(Permission.READ))
          .filter(who -> isPrivate || permissionOf(who) != Permission.READ)
          .forEach(all::add);
    }
    return all;
  }

  boolean mayRequest(Account who) {
    return permissionOf(who).atLeast(Permission.READ) && collaborators().contains(who);
  }

  Label label(String wanted) {
    return labels.computeIfAbsent(
        Account.key(wanted), key -> new Label(world.nextId(), wanted, "ededed", ""));
  }

  List<Label> labels() {
    return List.copyOf(labels.values());
  }

  public SimulatedRepository makePublic() {
    world.change(() -> {
      isPrivate = false;
      world.webhooks.people().repository(this, "publicized", null);
    });
    return this;
  }

  public void archive() {
    world.change(() -> {
      archived = true;
      world.webhooks.people().repository(this, "archived", null);
    });
  }

  /// Gives it a new name; requests under the old one are redirected.
  public void rename(String other) {
    world.change(() -> {
      String before = name;
      name = other;
      world.name(this);
      world.webhooks.people().repository(this, "renamed", before);
    });
  }

  /// Protects a branch by a rule in the shape of GitHub's answer to `branches/{branch}/protection`;
  /// null takes the protection away.
  public void protect(String branch, @Nullable JsonNode rule) {
    world.change(() -> protections.put(branch, Optional.ofNullable(rule)));
  }

  @Nullable JsonNode protection(String branch) {
    return protections.getOrDefault(branch, Optional.empty()).orElse(null);
  }

  /// Adds an active branch rule in the shape of GitHub's answer to `rules/branches`.
  public void rule(JsonNode rule) {
    world.change(() -> rules.add(rule.deepCopy()));
  }
}
