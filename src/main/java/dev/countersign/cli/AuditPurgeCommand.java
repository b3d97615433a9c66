package dev.countersign.cli;

import dev.countersign.calendar.Term;
import dev.countersign.change.Repo;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Clearing;
import dev.countersign.ledger.TakenOut.Why;
import dev.countersign.policy.Policy;
import dev.countersign.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign audit purge`.
@Command(
    name = "purge",
    description = {
      "Takes out what entries of a repository said whose retention by the policy is over. The"
          + " ledger stays verifiable: entries keep their place and hash, and others say what was"
          + " taken out.",
      "Without --yes nothing is done; with it the signing key must be at hand. Exit status: 0 done or told, 2 it cannot be."
    })
final class AuditPurgeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      required = true,
      description = "The policy whose `retention` holds: a file, or preset/NAME.")
  private String policy = "";

  @Option(names = "--repo", paramLabel = "OWNER/REPO", required = true, description = "Whose.")
  private String repo = "";

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  AuditPurgeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Repo of = repo();
    Policy read = ChosenPolicy.named(terminal, policy).read(of.owner(), terminal);
    Map<String, Term> terms = read.oversight().retention();
    if (terms.isEmpty()) {
      throw new CannotDo("The policy %s has no `retention`: all is kept.".formatted(policy));
    }
    Clearance.ready(terminal, yes);
    try (Store store = new Database(terminal).open()) {
      Instant now = terminal.clock().instant();
      List<Link> due =
          new Clearing(store.chain(), now)
              .due(of, (record, at) -> over(read, record, new Written(at, now)));
      new Clearance(terminal, store.chain(), new Why("retired", told(terms))).go(due, yes);
      return 0;
    }
  }

  private Repo repo() {
    try {
      return Repo.of(repo);
    } catch (IllegalArgumentException no) {
      throw new CannotDo("--repo is written as OWNER/REPO, not %s.".formatted(repo), no);
    }
  }

  /// What the policy does not name is kept for ever.
  private static boolean over(Policy policy, String record, Written written) {
    Term term = policy.oversight().retention().get(record);
    return term != null
        && !term.after(written.at(), policy.businessHours(), policy.zone()).isAfter(written.now());
  }

  /// When something was written, and what time it is.
  private record Written(Instant at, Instant now) {}

  private static String told(Map<String, Term> terms) {
    return terms.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", ", "retention is over: ", ""));
  }
}
