package dev.countersign.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What a command sees of the world: where it reads and writes, where it stands, its environment
/// and its clock.
///
/// @param interactive whether a person at a terminal reads the output
/// @param folder the working folder, against which paths are resolved
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean interactive,
    Path folder,
    Map<String, String> environment,
    InstantSource clock) {
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /// The process's own, writing UTF-8 whatever the locale.
  public static Terminal ofProcess(Map<String, String> environment, InstantSource clock) {
    boolean interactive =
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        interactive,
        Path.of(""),
        environment,
        clock);
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /// Colours are for people at a terminal who did not refuse them.
  boolean colours() {
    return interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  String green(String text) {
    return painted("32", text);
  }

  String red(String text) {
    return painted("31", text);
  }

  String bold(String text) {
    return painted("1", text);
  }

  private String painted(String colour, String text) {
    return colours() ? "\u001B[" + colour + "m" + text + "\u001B[0m" : text;
  }

  Path resolve(String path) {
    return folder.resolve(path);
  }
}
