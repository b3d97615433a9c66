package dev.countersign.cli;

import dev.countersign.change.Login;
import dev.countersign.ledger.Clearing;
import dev.countersign.ledger.TakenOut.Why;
import dev.countersign.store.Erasure.Forgotten;
import dev.countersign.store.Store;
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
      "Signs what is there first, where the signing key is at hand; with --yes it must be.",
      "Without --yes nothing is taken out. Exit status: 0 done or told, 2 it cannot be."
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
    Clearance.ready(terminal, yes);
    try (Store store = new Database(terminal).open()) {
      erase(store, person);
      return 0;
    }
  }

  private void erase(Store store, Login person) {
    Clearance clearance =
        new Clearance(terminal, store.chain(), new Why("erased", "to erase a person's data"));
    clearance.sealed();
    Clearing clearing = new Clearing(store.chain(), terminal.clock().instant());
    clearance.go(clearing.naming(person), yes);
    long later = clearing.unsigned(person);
    if (later > 0) {
      terminal
          .out()
          .println(
              "%d more name them and are not signed yet: they stay. Run it again when the server has signed, within the hour."
                  .formatted(later));
    }
    if (yes) {
      beside(store.erasure().forget(person));
    }
  }

  private void beside(Forgotten forgotten) {
    terminal
        .out()
        .println("Beside the ledger %d rows name them no more.".formatted(forgotten.rows()));
    if (forgotten.kept() > 0) {
      terminal
          .out()
          .println(
              "%d rows still do: their pull request, obligation, command or deployment is open. Run it again when it is over."
                  .formatted(forgotten.kept()));
    }
  }

  private Login person() {
    if (!LOGIN.matcher(login).matches()) {
      throw new CannotDo(login + " is no login of GitHub; give it without @.");
    }
    return new Login(login);
  }
}
