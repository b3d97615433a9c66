package dev.countersign;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The command `serve`, as a process of a story, with a clock that is put forward by so many
/// milliseconds as the story says.
final class ReplicaProcess {
  private ReplicaProcess() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Duration forward =
        Duration.ofMillis(
            Long.parseLong(environment.getOrDefault("COUNTERSIGN_STORY_FORWARD", "0")));
    System.exit(
        new ServerCommands(environment, () -> Instant.now().plus(forward), System.out, System.err)
            .serve());
  }
}
