package dev.countersign.cli;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyTrial;
import dev.countersign.rulebook.Rulebook;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import dev.countersign.wording.CheckText;
import dev.countersign.wording.Circumstances;
import dev.countersign.wording.Circumstances.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign check`.
@Command(
    name = "check",
    description = {
      "Judges a local branch before there is a pull request, and prints what its check would say.",
      "Only commits are judged. Exit status: 0 nothing for the author to do, 1 the author must act, 2 cannot judge."
    })
final class CheckCommand implements Callable<Integer> {
  private static final String ONLY_LOCAL =
      "This is a branch, not a pull request yet: reviews, checks, labels and conversations are not there, and who may"
          + " approve only GitHub knows. What rests on them is waited for.";

  private final Terminal terminal;

  @Option(
      names = "--policy",
      paramLabel = "F",
      description = {
        "A policy file, or preset/NAME for a shipped one;",
        "else the base branch's .github/countersign.yml or countersign.yml."
      })
  private @Nullable String policy;

  @Option(
      names = "--base",
      paramLabel = "REF",
      description = "What to merge into; else origin's default branch, main or master.")
  private @Nullable String base;

  @Option(names = "--head", paramLabel = "REF", description = "What to merge; else HEAD.")
  private @Nullable String head;

  @Option(
      names = "--body",
      paramLabel = "F",
      description = "The description: a file, or - for standard input.")
  private @Nullable String body;

  @Option(names = "--title", paramLabel = "T", description = "The title.")
  private @Nullable String title;

  @Option(names = "--repo", paramLabel = "DIR", description = "Where the repository is; else here.")
  private String repo = ".";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Repository git = repository()) {
      LocalBranch branch = LocalBranch.of(git, base, head);
      ChosenPolicy chosen = ChosenPolicy.of(terminal, policy, new LocalFiles(git, branch), branch);
      LocalChange local = LocalChange.of(git, branch, new LocalChange.Said(title, body()), now());
      return judge(local, chosen);
    } catch (IOException broken) {
      throw new CannotDo(
          "The repository cannot be read (%s); check it with git fsck."
              .formatted(broken.getMessage()),
          broken);
    }
  }

  private Instant now() {
    return terminal.clock().instant();
  }

  private Repository repository() throws IOException {
    QuietGit.use();
    Path folder = terminal.resolve(repo).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new CannotDo("There is no folder %s; check --repo.".formatted(repo));
    }
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().setMustExist(true).findGitDir(folder.toFile());
    if (builder.getGitDir() == null) {
      throw new CannotDo(
          "%s is in no git repository; go into one, or name one with --repo."
              .formatted(repo.equals(".") ? "This folder" : repo));
    }
    return builder.build();
  }

  private @Nullable String body() {
    if (body == null) {
      return null;
    }
    return body.equals("-") ? Texts.input(terminal) : Texts.file(terminal, body).text();
  }

  private int judge(LocalChange local, ChosenPolicy chosen) {
    Change change = local.change();
    Policy read = chosen.read(change.pull().repo().owner(), terminal);
    Verdict verdict = verdict(read, change);
    Account account = account(read, local, chosen.file(), verdict, trial(change, chosen));
    if (json) {
      terminal.out().println(Json.print(AccountJson.of(account, verdict)));
    } else {
      CheckText text = CheckText.spoken(account);
      terminal.out().println(terminal.bold(text.title()));
      terminal.out().println();
      terminal.out().println(text.summary());
    }
    return status(verdict, account);
  }

  private Verdict verdict(Policy read, Change change) {
    People nobody = new People(Map.of(), Map.of());
    return LocalVerdict.of(new Judge().judge(read, change, nobody, now()));
  }

  private Account account(
      Policy read, LocalChange local, PolicyFile file, Verdict verdict, @Nullable Trial trial) {
    List<String> notes = new ArrayList<>(local.guesses());
    notes.add(ONLY_LOCAL);
    Circumstances about =
        new Circumstances(now(), List.of(), trial, notes, Map.of(), null, file.name());
    return Accounts.of(read, local.change(), verdict, about);
  }

  /// What would become of the policy, where the branch changes it.
  private @Nullable Trial trial(Change change, ChosenPolicy chosen) {
    for (FileText file : change.files().texts()) {
      String text = file.after();
      if (file.path().equals(chosen.path()) && text != null) {
        PolicyFile next = new PolicyFile(file.path(), text);
        return PolicyTrial.of(
            file.path(),
            new Rulebook().read(next, change.pull().repo().owner()),
            policyThen ->
                account(
                    policyThen,
                    new LocalChange(change, List.of()),
                    next,
                    verdict(policyThen, change),
                    null));
      }
    }
    return null;
  }

  private static int status(Verdict verdict, Account account) {
    return switch (account.standing()) {
      case SUCCESS, NEUTRAL, IN_PROGRESS -> 0;
      case ACTION_REQUIRED -> 1;
      case FAILURE -> verdict.outcome() == Verdict.Outcome.UNCOVERED ? Commands.CANNOT : 1;
    };
  }
}
