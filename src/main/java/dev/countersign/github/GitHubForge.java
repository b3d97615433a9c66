package dev.countersign.github;

import dev.countersign.change.DiffPrint;
import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.Repo;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.forge.Asked;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.Forge;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.KnownRun;
import dev.countersign.forge.MergeGroup;
import dev.countersign.forge.Merged;
import dev.countersign.forge.Needs;
import dev.countersign.forge.NewIssue;
import dev.countersign.forge.OpenIssue;
import dev.countersign.forge.Published;
import dev.countersign.forge.PullId;
import dev.countersign.forge.PullRef;
import dev.countersign.forge.Reaction;
import dev.countersign.forge.Reading;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.forge.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The forge over GitHub.
public final class GitHubForge implements Forge {
  private final GitHubParts parts;

  GitHubForge(GitHubParts parts) {
    this.parts = parts;
  }

  @Override
  public Reading read(PullId pull, Needs needs) {
    return parts.reader().read(pull, needs);
  }

  @Override
  public Published publish(PullId pull, CheckRun check, @Nullable KnownRun known) {
    return parts.publisher().publish(pull, check, known);
  }

  @Override
  public Optional<KnownRun> findRun(PullId pull, String check, Sha head) {
    return parts.publisher().find(pull, check, head);
  }

  @Override
  public PolicyTexts policies(long installation, Repo repo) {
    return known(() -> parts.listings().policies(installation, repo));
  }

  @Override
  public Asked ask(PullId pull, List<Reviewer> reviewers) {
    return parts.reviewers().ask(pull, reviewers);
  }

  @Override
  public void label(PullId pull, Set<String> on, Set<String> off) {
    parts.hands().label(pull, on, off);
  }

  @Override
  public void react(PullId pull, long comment, Reaction reaction) {
    parts.hands().react(pull, comment, reaction);
  }

  @Override
  public void say(PullId pull, String markdown, String mark, boolean perhapsSaid) {
    parts.hands().say(pull, markdown, mark, perhapsSaid);
  }

  @Override
  public Optional<String> description(PullId pull) {
    return parts.hands().description(pull);
  }

  @Override
  public boolean describe(PullId pull, String from, String to) {
    return parts.hands().describe(pull, from, to);
  }

  @Override
  public void openIssue(long installation, Repo repo, String title, String body) {
    parts.hands().openIssue(installation, repo, title, body);
  }

  @Override
  public Optional<OpenIssue> openIssue(long installation, Repo repo, NewIssue issue) {
    return parts.hands().openIssue(installation, repo, issue);
  }

  @Override
  public List<PullRef> openPulls(long installation, Repo repo) {
    return known(() -> parts.listings().openPulls(installation, repo));
  }

  @Override
  public List<Merged> mergedPulls(long installation, Repo repo, Instant since) {
    return known(() -> parts.listings().mergedPulls(installation, repo, since));
  }

  @Override
  public List<Repo> repositories(long installation) {
    return known(() -> parts.listings().repositories(installation));
  }

  @Override
  public List<Long> installations() {
    return known(() -> parts.listings().installations());
  }

  @Override
  public MergeGroup mergeGroup(long installation, Repo repo, String baseBranch, Sha head) {
    return known(() -> parts.listings().mergeGroup(installation, repo, baseBranch, head));
  }

  @Override
  public Permission permission(long installation, Repo repo, Login login) {
    return known(() -> parts.collaborators().one(installation, repo, login));
  }

  @Override
  public DiffPrint earlier(PullId pull, Sha base, Sha head) {
    return known(() -> parts.changes().earlierAt(pull, base, head).orElse(new DiffPrint(Map.of())));
  }

  @Override
  public void forgetPeople(long installation) {
    parts.people().forget(installation);
  }

  @Override
  public List<Tried> tried(Instant since) {
    return known(() -> parts.deliveries().since(since));
  }

  @Override
  public boolean deliverAgain(long attempt) {
    return parts.deliveries().again(attempt);
  }

  @Override
  public Optional<Duration> scarce(long installation) {
    return parts.rest().scarce(installation);
  }

  @Override
  public boolean reachable() {
    return parts.us().accepted();
  }

  /// An answer where a refusal has no place in it: the app is gone from there or lacks a
  /// permission, and nothing can be said before that changes.
  private static <T> T known(Supplier<T> question) {
    try {
      return question.get();
    } catch (Refused | Facts.Missing no) {
      throw new ForgeDown(String.valueOf(no.getMessage()), null, no);
    }
  }
}
