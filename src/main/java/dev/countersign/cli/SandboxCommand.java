package dev.countersign.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign sandbox`.
@Command(
    name = "sandbox",
    description = {
      "Runs the whole server against a simulated GitHub, with sample pull requests.",
      "Needs no account, no key and no network."
    })
final class SandboxCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;
  private static final String USUAL = "provii-procedure";
  private static final List<String> OTHERS =
      List.of("a832", "aivo", "heliosdb", "maelstrom-policy", "starter");

  private final Servers servers;

  @Option(
      names = "--once",
      description = "End after the table; 0 when every sample came out as documented, else 1.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Where the pages are; without it any free port.")
  private int port;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description =
          "Which shipped policy the sample organisation has: ${DEFAULT-VALUE}, or one of a832, aivo,"
              + " heliosdb, maelstrom-policy, starter.")
  private String policy = USUAL;

  SandboxCommand(Servers servers) {
    this.servers = servers;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > MOST_PORT) {
      throw new CannotDo("--port is a number from 0 to 65535, not " + port + ".");
    }
    if (!policy.equals(USUAL) && !OTHERS.contains(policy)) {
      throw new CannotDo(
          "No shipped policy is called \"%s\"; there are %s and %s."
              .formatted(policy, String.join(", ", OTHERS), USUAL));
    }
    return servers.sandbox(once, port, policy);
  }
}
