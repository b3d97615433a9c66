package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import java.time.Instant;
import java.util.List;

/// A change as a policy's owner imagines it, and what they expect the policy to make of it.
///
/// @param file the scenario file, as people know it
/// @param line where it begins in the file, from 1
/// @param clauses the clauses of the prose that it shows
/// @param at the time of the judgement
public record Scenario(
    String file,
    int line,
    String name,
    List<String> clauses,
    Stage stage,
    Cast cast,
    Change change,
    Instant at,
    Expected expected) {
  public Scenario {
    clauses = List.copyOf(clauses);
  }

  /// Judges the change, and compares.
  public ScenarioResult play() {
    return new Performance(this).result();
  }
}
