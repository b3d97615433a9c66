package dev.countersign;

import java.time.InstantSource;

/// The start of the process.
public final class Main {
  private Main() {}

  /// Runs a command and ends with its status.
  public static void main(String[] arguments) {
    ServerCommands servers =
        new ServerCommands(System.getenv(), InstantSource.system(), System.out, System.err);
    System.exit(
        arguments.length > 0 && arguments[0].equals("serve")
            ? (arguments.length > 1 ? servers.selfCheck() : servers.serve())
            : servers.sandbox(arguments.length > 1, 0));
  }
}
