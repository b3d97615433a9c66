package dev.countersign.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A folder in which commands are typed, at noon of a Tuesday in Sydney.
final class Shell {
  private static final Instant NOON = Instant.parse("2026-03-03T01:00:00Z");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> started = new ArrayList<>();
  private String input = "";
  private boolean interactive;

  Shell(Path folder) {
    this.folder = folder;
  }

  /// What a command said, and its exit status.
  record Said(int status, String out, String err) {}

  Shell input(String text) {
    input = text;
    return this;
  }

  Shell interactive() {
    interactive = true;
    return this;
  }

  Shell environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path folder() {
    return folder;
  }

  Shell file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /// The servers that commands started, with what they were told.
  List<String> started() {
    return started;
  }

  Said types(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            interactive,
            folder,
            environment,
            () -> NOON);
    int status = Commands.run(arguments, terminal, new Remembering(started));
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Servers that only remember that they were started.
  private record Remembering(List<String> started) implements Servers {
    @Override
    public int serve() {
      started.add("serve");
      return 0;
    }

    @Override
    public int selfCheck() {
      started.add("self-check");
      return 0;
    }

    @Override
    public int sandbox(boolean once, int port, String policy) {
      started.add("sandbox " + (once ? "once" : "on") + " at " + port + " by " + policy);
      return once ? 1 : 0;
    }
  }
}
