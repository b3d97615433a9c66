package dev.countersign.change;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/// Bracketed placeholders, `[Description]` or `<describe>`, which a template holds open for an
/// answer.
final class Placeholders {
  private static final int LONGEST = 300;

  private Placeholders() {}

  /// The text without them; its line breaks stay. Brackets at the places `kept` are the text's own.
  static String removed(String text, BitSet kept) {
    int[] changes = new int[text.length() + 1];
    mark(text, kept, "[]", changes);
    mark(text, kept, "<>", changes);
    StringBuilder left = new StringBuilder();
    int inside = 0;
    for (int at = 0; at < text.length(); at++) {
      inside += changes[at];
      if (inside == 0 || text.charAt(at) == '\n') {
        left.append(text.charAt(at));
      }
    }
    return left.toString();
  }

  private static void mark(String text, BitSet kept, String brackets, int[] changes) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = kept.nextClearBit(0); at < text.length(); at = kept.nextClearBit(at + 1)) {
      char character = text.charAt(at);
      if (character == brackets.charAt(0) && opens(text, at)) {
        open.push(at);
      } else if (character == brackets.charAt(1) && !open.isEmpty()) {
        int start = open.pop();
        if (at - start <= LONGEST) {
          changes[start]++;
          changes[at + 1]--;
        }
      }
    }
  }

  private static boolean opens(String text, int at) {
    return text.charAt(at) == '['
        || (at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)));
  }
}
