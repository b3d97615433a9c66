package dev.countersign.cli;

import dev.countersign.queue.StoreDown;
import dev.countersign.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `countersign migrate`.
@Command(
    name = "migrate",
    description = {
      "Brings the database's schema to this version's; `serve` does so too.",
      "The database is COUNTERSIGN_DATABASE_URL, or data/countersign.db."
    })
final class MigrateCommand implements Callable<Integer> {
  private static final String VARIABLE = "COUNTERSIGN_DATABASE_URL";

  private final Terminal terminal;

  MigrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      Store.open(new Database(terminal).url()).close();
      terminal.out().println("The database is at this version's schema.");
      return 0;
    } catch (StoreDown | IllegalArgumentException down) {
      throw new CannotDo(
          "The database cannot be brought to the schema: %s; check %s."
              .formatted(String.valueOf(down.getMessage()).replaceFirst("\\.$", ""), VARIABLE),
          down);
    }
  }
}
