package dev.countersign.sandbox;

/// A sample run that asks whether it may deploy, with what must be answered.
///
/// @param name what it shows, in a few words
/// @param state `approved`, `rejected` or, where it is held, `waiting`
/// @param says a part of what is said to it
public record SampleDeployment(
    String name, SimulatedDeployments.Run run, String state, String says) {

  /// Whether it was answered as documented.
  public boolean fits() {
    return run.state().equals(state) && last().contains(says);
  }

  /// What was last said to it.
  public String last() {
    return run.comments().isEmpty() ? "nothing was said" : run.comments().getLast();
  }
}
