package dev.countersign.sandbox;

import java.util.List;
import java.util.Locale;

/// A sample pull request with what the shipped policy must say of it.
///
/// @param name what it shows, in a few words
/// @param type the change type that the check names
/// @param state how the check stands: a conclusion such as `success`, or `in_progress`
/// @param title a part of the check's title, whatever its letter case
/// @param missing parts of the check's summary that name what is still missing, whatever their
///   letter case
public record Sample(
    String name, int number, String type, String state, String title, List<String> missing) {

  public Sample {
    missing = List.copyOf(missing);
  }

  /// Whether a check came out as documented; the type is compared where the title or the summary
  /// name one.
  public boolean fits(SimulatedCheckRun check) {
    return check.state().equals(state)
        && contains(check.title(), title)
        && missing.stream().allMatch(part -> contains(check.summary(), part));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
