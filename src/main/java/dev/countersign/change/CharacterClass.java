package dev.countersign.change;

import java.util.ArrayList;
import java.util.List;

/// The reader of a character class, `[a-z]`, `[!a-z]` or `[^a-z]`, inside a pattern.
final class CharacterClass {
  private CharacterClass() {}

  /// Where the class that opens at `open` ends: the place after its `]`.
  ///
  /// @throws IllegalArgumentException with a sentence where it never ends
  static int end(String pattern, int open) {
    int at = members(pattern, open);
    int first = at;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= pattern.length()) {
      throw refused(pattern, "opens a [ that is never closed; write \\[ for the character itself");
    }
    return at + 1;
  }

  /// The step that the class from `open` to `end` is.
  static Step.OneOf read(String pattern, int open, boolean slashToo) {
    int first = members(pattern, open);
    String members = pattern.substring(first, end(pattern, open) - 1);
    if (members.contains("[:")) {
      throw refused(pattern, "has a named class; write its characters, as in [a-z]");
    }
    return new Step.OneOf(ranges(pattern, members), first > open + 1, slashToo);
  }

  private static int members(String pattern, int open) {
    boolean outside = open + 1 < pattern.length() && "!^".indexOf(pattern.charAt(open + 1)) >= 0;
    return open + (outside ? 2 : 1);
  }

  private static List<Step.Range> ranges(String pattern, String members) {
    int[] characters = members.codePoints().toArray();
    List<Step.Range> ranges = new ArrayList<>();
    for (int at = 0; at < characters.length; at++) {
      at += characters[at] == '\\' ? 1 : 0;
      int first = characters[at];
      int last = first;
      if (at + 2 < characters.length && characters[at + 1] == '-') {
        at += characters[at + 2] == '\\' ? 3 : 2;
        last = characters[at];
      }
      if (last < first) {
        throw refused(pattern, "has a range that ends before it begins");
      }
      ranges.add(new Step.Range(first, last));
    }
    return ranges;
  }

  private static IllegalArgumentException refused(String pattern, String why) {
    return new IllegalArgumentException("the glob '%s' %s".formatted(pattern, why));
  }
}
