package dev.countersign.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign serve`.
@Command(
    name = "serve",
    description = {
      "Runs the server: hears GitHub's webhooks, judges pull requests, publishes checks.",
      "Its settings come from the environment; a wrong one stops the start and is named."
    })
final class ServeCommand implements Callable<Integer> {
  private final Servers servers;

  @Option(
      names = "--self-check",
      description = "Start on a folder of its own, ask whether it is up, and end.")
  private boolean selfCheck;

  ServeCommand(Servers servers) {
    this.servers = servers;
  }

  @Override
  public Integer call() {
    return selfCheck ? servers.selfCheck() : servers.serve();
  }
}
