package dev.countersign.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `countersign health`.
@Command(
    name = "health",
    description = {
      "Asks the server on this machine whether it is up; 0 when it is, else 1.",
      "It listens on COUNTERSIGN_PORT, or 8080."
    })
final class HealthCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Terminal terminal;

  HealthCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    String port = terminal.environment().getOrDefault("COUNTERSIGN_PORT", "8080");
    if (!port.matches("[0-9]{1,5}")) {
      throw new CannotDo("COUNTERSIGN_PORT is a number from 0 to 65535, not \"" + port + "\".");
    }
    URI live = URI.create("http://127.0.0.1:" + port + "/health/live");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest question = HttpRequest.newBuilder(live).timeout(PATIENCE).build();
      int status = client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
      terminal.out().println(status == 200 ? "up" : "answers " + status);
      return status == 200 ? 0 : 1;
    } catch (IOException down) {
      terminal.out().println("nobody answers at " + live);
      return 1;
    }
  }
}
