package dev.countersign.cli;

import dev.countersign.rulebook.PolicySchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `countersign schema`.
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema of the policy language: editors complete and check a policy by it.",
      "What hangs together across a file `countersign validate` says. Exit status: 0."
    })
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().println(Json.print(PolicySchema.schema()));
    return 0;
  }
}
