package dev.countersign.cli;

import dev.countersign.change.Login;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Clearing;
import dev.countersign.ledger.TakenOut.Why;
import dev.countersign.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `countersign audit erase`.
@Command(
    name = "erase",
    description = {
      "Takes out what entries said that name a person, whatever their retention. The ledger stays"
          + " verifiable; figures that need those entries are then not known.",
      "Without --yes nothing is done. Exit status: 0 done or told, 2 it cannot be."
    })
final class AuditEraseCommand implements Callable<Integer> {
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,98}(\\[bot])?");

  private final Terminal terminal;

  @Parameters(paramLabel = "LOGIN", description = "Whom.")
  private String login = "";

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  AuditEraseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Login person = person();
    try (Store store = new Database(terminal).open()) {
      List<Link> naming = new Clearing(store.chain(), terminal.clock().instant()).naming(person);
      new Clearance(terminal, store.chain(), new Why("erased", "to erase a person's data"))
          .go(naming, yes);
      if (yes) {
        int rows = store.erasure().forget(person);
        terminal
            .out()
            .println("Beside the ledger %d rows on closed pull requests are gone.".formatted(rows));
      }
      return 0;
    }
  }

  private Login person() {
    if (!LOGIN.matcher(login).matches()) {
      throw new CannotDo(login + " is no login of GitHub; give it without @.");
    }
    return new Login(login);
  }
}
