package dev.countersign.cli;

import dev.countersign.change.Change;
import dev.countersign.change.ClosingReferences;
import dev.countersign.change.Commit;
import dev.countersign.change.PullRequest;
import dev.countersign.change.PullRequest.Branch;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/// A local branch as the pull request that it would become, and what that had to be guessed from.
///
/// @param guesses what the author did not say and was taken from elsewhere, each a sentence
record LocalChange(Change change, List<String> guesses) {
  private static final Pattern REMOTE =
      Pattern.compile("[:/]([A-Za-z0-9._-]{1,100})/([A-Za-z0-9._-]{1,100}?)(?:\\.git)?/*$");

  LocalChange {
    guesses = List.copyOf(guesses);
  }

  /// What the author says of the change; null for what is usual.
  record Said(@Nullable String title, @Nullable String body) {}

  static LocalChange of(Repository git, LocalBranch branch, Said said, Instant now)
      throws IOException {
    LocalCommits reader = new LocalCommits(git, branch);
    List<Commit> commits = reader.read();
    if (commits.isEmpty()) {
      throw new CannotDo(
          "%s has no commit that %s lacks, so there is nothing to judge; commit your work, or name others with --base and --head."
              .formatted(branch.headName(), branch.baseName()));
    }
    LocalFiles files = new LocalFiles(git, branch);
    Commit only = commits.size() == 1 ? commits.getFirst() : null;
    List<String> guesses = new ArrayList<>();
    String title = title(said, only, branch, guesses);
    String body = body(said, only, guesses);
    Repo repo = repo(git);
    PullRequest pull =
        new PullRequest(
            repo,
            1,
            title,
            body,
            reader.author(),
            new Branch(repo, branch.headName(), new Sha(branch.head().name())),
            new Branch(repo, branch.baseName(), new Sha(branch.base().name())),
            false,
            false,
            PullRequest.State.OPEN,
            now,
            List.of());
    Change change =
        new Change(
            pull,
            files.changed(),
            commits,
            true,
            List.of(),
            Set.of(),
            List.of(),
            0,
            ClosingReferences.in(body, repo),
            Map.of(),
            files.base());
    return new LocalChange(change, guesses);
  }

  private static String title(
      Said said, @Nullable Commit only, LocalBranch branch, List<String> guesses) {
    if (said.title() != null) {
      return said.title();
    }
    String title =
        only == null ? words(branch.headName()) : only.message().lines().findFirst().orElse("");
    guesses.add(
        "The title is taken from the %s; `--title` gives another."
            .formatted(only == null ? "branch" : "commit"));
    return title;
  }

  /// As GitHub makes a title of a branch's name.
  private static String words(String branch) {
    String words = branch.replaceAll("[-_]+", " ").strip();
    return words.isEmpty() ? branch : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String body(Said said, @Nullable Commit only, List<String> guesses) {
    if (said.body() != null) {
      return said.body();
    }
    String body =
        only == null
            ? ""
            : only.message().lines().skip(1).reduce("", (all, line) -> all + "\n" + line).strip();
    guesses.add(
        body.isEmpty()
            ? "No description was given, so it counts as empty; `--body FILE` gives one."
            : "The description is taken from the commit; `--body FILE` gives another.");
    return body;
  }

  /// By the remote's address, and where it tells nothing, by the folder's name.
  private static Repo repo(Repository git) {
    String url = git.getConfig().getString("remote", "origin", "url");
    Matcher remote = REMOTE.matcher(url == null ? "" : url);
    if (remote.find()) {
      return new Repo(remote.group(1), remote.group(2));
    }
    Path folder = git.getDirectory().toPath().toAbsolutePath().normalize();
    Path named = folder.endsWith(".git") ? folder.getParent() : folder;
    String name = String.valueOf(named == null ? "repository" : named.getFileName());
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "-");
    return new Repo("local", safe.isEmpty() ? "repository" : safe);
  }
}
