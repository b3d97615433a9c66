package dev.countersign.cli;

import dev.countersign.change.Repo;
import dev.countersign.forge.Forge;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Merged;
import dev.countersign.gate.Replaying;
import dev.countersign.policy.Policy;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.web.ReplayPaper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `countersign replay`.
@Command(
    name = "replay",
    description = {
      "Judges merged pull requests of a repository as a policy would have, and tells what would have",
      "been held, by which rule, and how types and risks spread. Changes nothing.",
      "It reads GitHub with the app's credentials (GITHUB_APP_ID, GITHUB_PRIVATE_KEY, GITHUB_WEBHOOK_SECRET).",
      "Stopped, it goes on where it was when it is run again the same way.",
      "Exit status: 0 told, 2 cannot."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int ATTEMPTS = 5;

  private final Terminal terminal;
  private final Servers servers;

  @Parameters(paramLabel = "OWNER/REPO", description = "The repository.")
  private String repository = "";

  @Option(
      names = "--since",
      paramLabel = "AGE",
      defaultValue = "90d",
      description = "How far back, in days, as in 90d (the usual).")
  private String since = "90d";

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Instead of the one in force; a shipped one as preset/starter.")
  private @Nullable String policy;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes the report there too.")
  private @Nullable String html;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  ReplayCommand(Terminal terminal, Servers servers) {
    this.terminal = terminal;
    this.servers = servers;
  }

  @Override
  public Integer call() {
    Repo repo = repo();
    Duration age = age();
    ChosenPolicy chosen = policy == null ? null : ChosenPolicy.named(terminal, policy);
    Policy given = chosen == null ? null : chosen.read(repo.owner(), terminal);
    PolicyFile file = chosen == null ? null : chosen.file();
    Forge forge = forge();
    ReplayFile kept = new ReplayFile(stateFile(repo), about(repo, age, file));
    List<ReplayRow> rows = replayed(forge, repo, age, new Replaying(forge, given), kept);
    ReplayReport report =
        new ReplayReport("%s, merged in the last %d days".formatted(repo, age.toDays()), rows);
    if (html != null) {
      Texts.write(
          terminal.resolve(html),
          html,
          ReplayPaper.html(report.title(), report.sentences(), report.tables()));
    }
    terminal.out().println(json ? Json.print(report.json()) : report.text().stripTrailing());
    kept.remove();
    return 0;
  }

  private Repo repo() {
    try {
      return Repo.of(repository);
    } catch (IllegalArgumentException no) {
      throw new CannotDo("%s is no repository; write OWNER/REPO.".formatted(repository), no);
    }
  }

  private Duration age() {
    if (!since.matches("[1-9][0-9]{0,3}d")) {
      throw new CannotDo("--since is a number of days, as in 90d, not %s.".formatted(since));
    }
    return Duration.ofDays(Long.parseLong(since.substring(0, since.length() - 1)));
  }

  private Forge forge() {
    try {
      return servers.forge();
    } catch (IllegalArgumentException wrong) {
      throw new CannotDo(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private Path stateFile(Repo repo) {
    String name = html == null ? "replay-" + repo.owner() + "-" + repo.name() : html;
    return terminal.resolve(name + ".state");
  }

  private static String about(Repo repo, Duration age, @Nullable PolicyFile file) {
    String text = file == null ? "in force" : file.text();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "replay of %s, %d days, policy %s"
          .formatted(repo, age.toDays(), HexFormat.of().formatHex(hash, 0, 8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private List<ReplayRow> replayed(
      Forge forge, Repo repo, Duration age, Replaying replaying, ReplayFile kept) {
    List<ReplayRow> rows = new ArrayList<>(kept.done());
    Set<Integer> done = rows.stream().map(ReplayRow::number).collect(Collectors.toSet());
    long installation = installation(forge, repo);
    Instant from = terminal.clock().instant().minus(age);
    List<Merged> merged = patiently(() -> forge.mergedPulls(installation, repo, from));
    for (Merged pull : merged) {
      if (!done.contains(pull.id().number())) {
        forge.scarce(installation).ifPresent(this::waiting);
        ReplayRow row = ReplayRow.of(pull, patiently(() -> replaying.judge(pull)));
        kept.add(row);
        rows.add(row);
      }
      progress(rows.size(), merged.size());
    }
    return rows;
  }

  private static long installation(Forge forge, Repo repo) {
    return forge.installations().stream()
        .filter(each -> forge.repositories(each).contains(repo))
        .findFirst()
        .orElseThrow(() ->
            new CannotDo(
                "The app is not installed on %s, or GitHub does not show it.".formatted(repo)));
  }

  /// Asks again where GitHub is in trouble, five times.
  private <T> T patiently(Supplier<T> asking) {
    for (int attempt = 1; ; attempt++) {
      try {
        return asking.get();
      } catch (ForgeDown down) {
        if (attempt == ATTEMPTS) {
          throw new CannotDo(
              "GitHub cannot be read (%s); run it again later, it goes on from here."
                  .formatted(down.getMessage()),
              down);
        }
        Duration wait = down.waitFor();
        waiting(wait == null ? Duration.ofSeconds(2L << attempt) : wait);
      }
    }
  }

  private void waiting(Duration time) {
    if (terminal.interactive()) {
      terminal.err().printf("%nGitHub wants us to wait %d seconds.%n", time.toSeconds());
    }
    try {
      boolean woken = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (woken) {
        throw new IllegalStateException("nobody wakes it");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotDo("Stopped; run it again, it goes on from here.", stop);
    }
  }

  private void progress(int done, int all) {
    if (terminal.interactive()) {
      int filled = 30 * Math.min(done, all) / Math.max(1, all);
      terminal
          .err()
          .print("\r[" + "#".repeat(filled) + "-".repeat(30 - filled) + "] " + done + " of " + all);
      if (done >= all) {
        terminal.err().println();
      }
    }
  }
}
