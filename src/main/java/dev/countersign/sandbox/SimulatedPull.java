package dev.countersign.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pull request and what people do to it; each act makes GitHub send what it would send.
///
/// It is longer than most files because a story needs all its verbs in one place; what the pull
/// request is at a moment stands in [PullState].
public final class SimulatedPull {

  private final SimulatedRepository repository;
  private final World world;
  private final PullState state;
  private final Discussion discussion;
  private final ReviewRequests requests;
  private final PullBranch branch;

  private SimulatedPull(SimulatedRepository repository, PullState state) {
    this.repository = repository;
    this.world = repository.world;
    this.state = state;
    this.discussion = new Discussion(this);
    this.requests = new ReviewRequests(this);
    this.branch = new PullBranch(this);
  }

  static SimulatedPull open(SimulatedRepository repository, int number, Proposal proposal) {
    World world = repository.world;
    Account author = world.account(proposal.author());
    SimulatedRepository from = proposal.fork() ? repository.forkOf(author.login()) : repository;
    String base = Objects.requireNonNullElse(proposal.base(), repository.defaultBranch());
    String branch = Objects.requireNonNullElse(proposal.branch(), "change-" + number);
    if (!from.branches().containsKey(branch)) {
      GitCommit start = repository.git.get(repository.head(base));
      GitStore.Note note = from.pushes().note(author.login(), proposal.title());
      GitCommit first =
          repository.git.commit(List.of(start.sha()), proposal.files().applyTo(start.tree()), note);
      from.pushes().move(branch, first.sha(), author.login());
    }
    PullState state = new PullState(world.nextId(), number, author, from, branch, world.now());
    state.title = proposal.title();
    state.body = proposal.body();
    state.draft = proposal.draft();
    state.base = base;
    state.baseSha = repository.head(base);
    state.headSha = from.head(branch);
    SimulatedPull pull = new SimulatedPull(repository, state);
    repository.add(pull);
    world.webhooks.pull(pull, "opened", author);
    return pull;
  }

  public int number() {
    return state.number;
  }

  public SimulatedRepository repository() {
    return repository;
  }

  public Account author() {
    return state.author;
  }

  public String head() {
    return state.headSha;
  }

  public String headRef() {
    return state.headRef;
  }

  public String base() {
    return state.base;
  }

  public String title() {
    return state.title;
  }

  public String body() {
    return state.body;
  }

  public boolean isOpen() {
    return state.open;
  }

  public boolean merged() {
    return state.mergeCommit != null;
  }

  /// Logins of the people who are asked for a review now.
  public List<String> requestedUsers() {
    return world.within(() -> requests.users().stream().map(Account::login).toList());
  }

  /// Slugs of the teams that are asked for a review now.
  public List<String> requestedTeams() {
    return world.within(() -> requests.teams().stream().map(SimulatedTeam::slug).toList());
  }

  public List<String> labels() {
    return world.within(() -> state.labels.values().stream().map(Label::name).toList());
  }

  public List<SimulatedComment> comments() {
    return world.within(discussion::comments);
  }

  SimulatedRepository headRepository() {
    return state.headRepository;
  }

  PullState state() {
    return state;
  }

  Discussion discussion() {
    return discussion;
  }

  ReviewRequests requests() {
    return requests;
  }

  List<FileDelta> files() {
    return repository.git.changed(state.comparedWith(repository), state.headSha);
  }

  List<GitCommit> commits() {
    return repository.git.between(state.comparedWith(repository), state.headSha);
  }

  /// Commits files to the head branch.
  public String push(String user, Files files) {
    return world.ask(() -> headRepository().pushes().push(headRef(), user, files));
  }

  public String push(String user, String path, String text) {
    return push(user, Files.of(path, text));
  }

  /// Replaces the head's last commit by another with these files, as after an amend.
  public String forcePush(String user, Files files) {
    return world.ask(() -> branch.amend(user, files));
  }

  /// Presses "Update branch": merges the base into the head.
  public String updateBranch(String user) {
    return world.ask(() -> branch.update(user));
  }

  GitCommit squashOnto(String parent, String user) {
    return branch.squashOnto(parent, user);
  }

  /// Moves the head to a commit that exists already.
  public void resetTo(String user, String sha) {
    world.change(() -> headRepository().pushes().move(headRef(), sha, user));
  }

  /// Follows a push to the head branch.
  void headMoved(Pushes.Push push, Account by) {
    state.headSha = push.after();
    state.baseSha = repository.head(base());
    if (push.forced()) {
      record("HeadRefForcePushedEvent", by, Map.of("before", push.before(), "after", push.after()));
    }
    world.webhooks.synchronize(this, push, by);
  }

  /// Submits a review of the head: `APPROVED`, `CHANGES_REQUESTED` or `COMMENTED`; `PENDING` stays
  /// unseen.
  public SimulatedReview review(String user, String verdict) {
    return world.ask(() -> requests.review(world.account(user), verdict, head()));
  }

  public SimulatedReview approve(String user) {
    return review(user, "APPROVED");
  }

  /// Dismisses a review, as its author's approval is no longer wanted.
  public void dismiss(SimulatedReview review, String by) {
    world.change(() -> requests.dismiss(review, world.account(by)));
  }

  public void request(String by, String reviewer) {
    world.change(() -> requests.request(world.account(by), world.account(reviewer)));
  }

  public void retarget(String user, String other) {
    world.change(() -> {
      String before = base();
      String beforeSha = state.baseSha;
      state.base = other;
      state.baseSha = repository.head(other);
      record("BaseRefChangedEvent", world.account(user), Map.of("before", before, "after", other));
      world.webhooks.retargeted(this, before, beforeSha, world.account(user));
    });
  }

  public void editBody(String user, String text) {
    world.change(() -> {
      String before = body();
      state.body = text;
      state.edited(world.account(user), world.now());
      world.webhooks.edited(this, "body", before, world.account(user));
    });
  }

  public void editTitle(String user, String text) {
    world.change(() -> {
      String before = title();
      state.title = text;
      record("RenamedTitleEvent", world.account(user), Map.of("before", before, "after", text));
      world.webhooks.edited(this, "title", before, world.account(user));
    });
  }

  public void label(String user, String name) {
    world.change(() -> addLabel(world.account(user), name));
  }

  void addLabel(Account by, String name) {
    Label label = repository.label(name);
    if (state.labels.putIfAbsent(Account.key(name), label) == null) {
      record("LabeledEvent", by, Map.of("label", label));
      world.webhooks.labeled(this, "labeled", label, by);
    }
  }

  public void unlabel(String user, String name) {
    world.change(() -> removeLabel(world.account(user), name));
  }

  boolean removeLabel(Account by, String name) {
    Label label = state.labels.remove(Account.key(name));
    if (label != null) {
      record("UnlabeledEvent", by, Map.of("label", label));
      world.webhooks.labeled(this, "unlabeled", label, by);
    }
    return label != null;
  }

  public SimulatedComment comment(String user, String text) {
    return world.ask(() -> discussion.comment(world.account(user), text));
  }

  public void editComment(SimulatedComment comment, String user, String text) {
    world.change(() -> discussion.edit(comment, world.account(user), text));
  }

  /// Opens a conversation on a file of the diff.
  public SimulatedThread thread(String user, String path, String text) {
    return world.ask(() -> discussion.thread(world.account(user), path, text));
  }

  public void resolve(SimulatedThread thread, String user) {
    world.change(() -> discussion.resolve(thread, world.account(user)));
  }

  public void draft(String user) {
    world.change(() -> setDraft(true, "ConvertToDraftEvent", "converted_to_draft", user));
  }

  public void ready(String user) {
    world.change(() -> setDraft(false, "ReadyForReviewEvent", "ready_for_review", user));
  }

  private void setDraft(boolean draft, String item, String action, String user) {
    state.draft = draft;
    record(item, world.account(user), Map.of());
    world.webhooks.pull(this, action, world.account(user));
  }

  /// Links an issue of this repository that merging will close.
  public void link(int issue) {
    world.change(() -> state.issues.add(issue));
  }

  public void close(String user) {
    world.change(() -> setOpen(false, "ClosedEvent", "closed", user));
  }

  public void reopen(String user) {
    world.change(() -> setOpen(true, "ReopenedEvent", "reopened", user));
  }

  private void setOpen(boolean open, String item, String action, String user) {
    state.open = open;
    state.closedAt = open ? null : world.now();
    record(item, world.account(user), Map.of());
    world.webhooks.pull(this, action, world.account(user));
  }

  /// Squashes it into its base, whatever the checks say.
  public String merge(String user) {
    return world.ask(
        () -> mergedAs(squashOnto(repository.head(base()), user).sha(), world.account(user)));
  }

  String mergedAs(String sha, Account by) {
    state.comparedWith = repository.head(base());
    state.mergeCommit = sha;
    state.mergedBy = by;
    record("MergedEvent", by, Map.of("commit", sha));
    setOpen(false, "ClosedEvent", "closed", by.login());
    boolean queued = by.kind() == Account.Kind.BOT;
    repository.pushes().move(base(), sha, by.login(), queued ? "merge_queue_merge" : "pr_merge");
    return sha;
  }

  void record(String type, Account by, Map<String, Object> detail) {
    state.timeline.add(new TimelineItem(type, world.now(), by, detail));
  }

  /// What our App shows under that name on the head; the newest run counts.
  public Optional<SimulatedCheckRun> check(String name) {
    return repository.checks().ours(head(), name);
  }

  /// The CI's checks of these names succeed on the head.
  public void checksPass(String... names) {
    List.of(names).forEach(name -> ci(name, "success"));
  }

  public SimulatedCheckRun ci(String name, String state) {
    return repository.checks().ci(head(), name, state);
  }

  /// Somebody presses a button of our check of that name.
  public void pressButton(String user, String check, String identifier) {
    repository.checks().press(user, needCheck(check), identifier);
  }

  /// Somebody presses "Re-run" on our check of that name.
  public void rerunCheck(String user, String check) {
    repository.checks().rerun(user, head(), check);
  }

  private SimulatedCheckRun needCheck(String name) {
    return check(name)
        .orElseThrow(() -> new IllegalArgumentException("No check " + name + " on the head"));
  }

  /// Whether GitHub associates it with a commit of a repository.
  boolean brought(SimulatedRepository where, String sha) {
    return sha.equals(mergeCommit())
        || (headRepository() == where && commits().stream().anyMatch(one -> one.sha().equals(sha)));
  }

  @Nullable String mergeCommit() {
    return state.mergeCommit;
  }
}
