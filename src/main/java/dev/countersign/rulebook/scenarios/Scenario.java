package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change as a policy's owner imagines it, and what they expect the policy to make of it.
///
/// @param file the scenario file, as people know it
/// @param line where it begins in the file, from 1
/// @param clauses the clauses of the prose that it shows
/// @param rollout the deployment that is asked for, null where none is
/// @param at the time of the judgement
/// @param afterwards what happens after
public record Scenario(
    String file,
    int line,
    String name,
    List<String> clauses,
    Stage stage,
    Cast cast,
    Change change,
    @Nullable Rollout rollout,
    Instant at,
    Afterwards afterwards,
    Expected expected) {
  public Scenario {
    clauses = List.copyOf(clauses);
  }

  /// The obligations that are open when the expectation looks.
  List<String> openObligations() {
    return afterwards.open(cast.playing(stage.policy()), change, cast.people(), at);
  }

  /// Judges the change, and compares.
  public ScenarioResult play() {
    return new Performance(this).result();
  }
}
