package dev.countersign.wording;

import java.util.List;

/// Lists as people say them.
final class Lists {
  private Lists() {}

  /// `a`, `a and b`, `a, b and c`.
  static String and(List<String> parts) {
    return joined(parts, "and");
  }

  /// `a`, `a or b`, `a, b or c`.
  static String or(List<String> parts) {
    return joined(parts, "or");
  }

  /// The first ones, and how many more there are.
  static String first(List<String> parts, int count, int shown) {
    List<String> head = parts.stream().limit(shown).toList();
    int more = count - head.size();
    return more <= 0 ? and(head) : String.join(", ", head) + " and " + more + " more";
  }

  /// The first of some files, and how many more there are.
  static String files(List<String> paths, int count, int shown) {
    int more = count - Math.min(paths.size(), shown);
    String first = first(Harmless.codes(paths), count, shown);
    return more <= 0 ? first : first + (more == 1 ? " file" : " files");
  }

  /// `1 file`, `2 files`.
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String joined(List<String> parts, String word) {
    int last = parts.size() - 1;
    return last <= 0
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " " + word + " " + parts.get(last);
  }
}
