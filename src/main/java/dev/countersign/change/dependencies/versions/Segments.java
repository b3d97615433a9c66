package dev.countersign.change.dependencies.versions;

import java.util.ArrayList;
import java.util.List;

/// The runs of digits and of letters that a version is made of, without what stands between them.
final class Segments {
  private Segments() {}

  static List<String> of(String text) {
    List<String> segments = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfRun(text, at);
      if (end > at) {
        segments.add(text.substring(at, end));
      }
      at = Math.max(end, at + 1);
    }
    return segments;
  }

  private static int endOfRun(String text, int from) {
    boolean digits = Version.isDigit(text.charAt(from));
    int end = from;
    while (end < text.length()
        && (digits ? Version.isDigit(text.charAt(end)) : Version.isLetter(text.charAt(end)))) {
      end++;
    }
    return end;
  }
}
