package dev.countersign;

import dev.countersign.cli.Commands;
import dev.countersign.cli.Terminal;
import java.time.InstantSource;

/// The start of the process.
public final class Main {
  private Main() {}

  /// Runs a command and ends with its status.
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess(System.getenv(), InstantSource.system());
    ServerCommands servers =
        new ServerCommands(
            terminal.environment(), terminal.clock(), terminal.out(), terminal.err());
    System.exit(Commands.run(arguments, terminal, servers));
  }
}
