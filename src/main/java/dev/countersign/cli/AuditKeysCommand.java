package dev.countersign.cli;

import dev.countersign.ledger.proof.VerifierKey;
import dev.countersign.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign audit keys`.
@Command(
    name = "keys",
    description = {
      "Prints the public keys that ever signed the ledger, oldest first.",
      "Publish them where an auditor finds them without asking this database."
    })
final class AuditKeysCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--pem", description = "Print them in PEM, as other programs read them.")
  private boolean pem;

  AuditKeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Store store = new Database(terminal).open()) {
      List<VerifierKey> keys = store.chain().keys();
      keys.forEach(key -> terminal.out().print(pem ? key.pem() : key + "\n"));
      if (keys.isEmpty()) {
        throw new CannotDo(
            "Nothing was signed yet; the server signs every hour and when it stops.");
      }
      return 0;
    }
  }
}
