package dev.countersign.change;

import java.util.List;

/// The texts that stand literally in a wildcard pattern, by which most of what does not match is
/// told without following the pattern.
///
/// @param start what every match starts with
/// @param end what every match ends with
/// @param longest the longest text that every match holds
record Literals(String start, String end, String longest) {

  static Literals of(List<Step> steps) {
    String start = "";
    String longest = "";
    StringBuilder run = new StringBuilder();
    int optional = 0;
    for (int place = 0; place < steps.size(); place++) {
      boolean taken = optional-- <= 0 && literal(steps.get(place), run);
      if (!taken) {
        optional = steps.get(place) instanceof Step.Perhaps(int skipped) ? skipped : optional;
        run.setLength(0);
      }
      start = run.codePointCount(0, run.length()) == place + 1 ? run.toString() : start;
      longest = run.length() > longest.length() ? run.toString() : longest;
    }
    return new Literals(start, run.toString(), longest);
  }

  private static boolean literal(Step step, StringBuilder run) {
    if (step instanceof Step.Exactly(int character)) {
      run.appendCodePoint(character);
      return true;
    }
    return false;
  }

  /// Whether a text has them all; what does not cannot match.
  boolean mayMatch(String text) {
    return text.startsWith(start) && text.endsWith(end) && text.contains(longest);
  }
}
