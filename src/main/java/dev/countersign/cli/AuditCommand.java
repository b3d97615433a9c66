package dev.countersign.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `countersign audit`.
@Command(
    name = "audit",
    description = "Verifies the ledger, takes records out of it, and reports on it.",
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// The command with its own commands.
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditVerifyCommand(terminal))
        .addSubcommand(new AuditExportCommand(terminal))
        .addSubcommand(new AuditKeysCommand(terminal))
        .addSubcommand(new AuditReportCommand(terminal))
        .addSubcommand(new AuditPurgeCommand(terminal))
        .addSubcommand(new AuditEraseCommand(terminal));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Commands.CANNOT;
  }
}
