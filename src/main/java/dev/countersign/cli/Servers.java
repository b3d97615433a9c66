package dev.countersign.cli;

import dev.countersign.forge.Forge;

/// The commands that start a server; they run until they are stopped, and return the exit status.
public interface Servers {
  /// The server, with the settings of the environment.
  int serve();

  /// Starts the server on a folder of its own, asks it whether it is up, and ends.
  int selfCheck();

  /// The server against a simulated GitHub.
  ///
  /// @param once whether it ends after the table of sample pull requests
  /// @param port where it listens, 0 for any free one
  /// @param policy which of the shipped policies the sample organisation has
  int sandbox(boolean once, int port, String policy);

  /// GitHub, as the app of the environment sees it.
  ///
  /// @throws IllegalArgumentException with a sentence, where the settings are not right
  default Forge forge() {
    throw new IllegalArgumentException("No GitHub is known here.");
  }
}
