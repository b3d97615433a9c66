package dev.countersign.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A commit with its whole tree: path to text.
public record GitCommit(
    String sha,
    List<String> parents,
    Map<String, String> tree,
    String message,
    String author,
    Instant at) {

  public GitCommit {
    parents = List.copyOf(parents);
    tree = Collections.unmodifiableMap(new TreeMap<>(tree));
  }

  String headline() {
    return message.lines().findFirst().orElse("");
  }

  String messageBody() {
    int cut = message.indexOf('\n');
    return cut < 0 ? "" : message.substring(cut + 1).strip();
  }

  /// The address that git would read as the author's; never a real one.
  static String email(String login) {
    return login + "@users.noreply.github.invalid";
  }
}
