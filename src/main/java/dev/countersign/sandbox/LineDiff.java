package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.List;

/// Two texts compared line by line, as a unified diff shows them.
final class LineDiff {

  private static final int CONTEXT = 3;
  private static final long MOST_CELLS = 4_000_000;

  private final List<String> script = new ArrayList<>();
  private int additions;
  private int deletions;
  private int kept;

  private LineDiff() {}

  static LineDiff between(String before, String after) {
    LineDiff diff = new LineDiff();
    diff.compare(before.lines().toList(), after.lines().toList());
    return diff;
  }

  int additions() {
    return additions;
  }

  int deletions() {
    return deletions;
  }

  double similarity() {
    int most = Math.max(kept + additions, kept + deletions);
    return most == 0 ? 0 : (double) kept / most;
  }

  private void compare(List<String> before, List<String> after) {
    int start = 0;
    int least = Math.min(before.size(), after.size());
    while (start < least && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < least - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    before.subList(0, start).forEach(line -> say(' ', line));
    middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
    before.subList(before.size() - end, before.size()).forEach(line -> say(' ', line));
  }

  private void middle(List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > MOST_CELLS) {
      before.forEach(line -> say('-', line));
      after.forEach(line -> say('+', line));
      return;
    }
    int[][] common = commonLengths(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        say(' ', before.get(i++));
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        say('-', before.get(i++));
      } else {
        say('+', after.get(j++));
      }
    }
  }

  private static int[][] commonLengths(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private void say(char mark, String line) {
    script.add(mark + line);
    switch (mark) {
      case '+' -> additions++;
      case '-' -> deletions++;
      default -> kept++;
    }
  }

  /// The hunks with three lines around each, without the file header, as GitHub's `patch` has them.
  String patch() {
    StringBuilder text = new StringBuilder();
    int at = nextChange(0);
    while (at < script.size()) {
      int from = Math.max(0, at - CONTEXT);
      int to = endOfHunk(at);
      hunk(text, from, to);
      at = nextChange(to);
    }
    return text.toString();
  }

  private int nextChange(int from) {
    int at = from;
    while (at < script.size() && script.get(at).charAt(0) == ' ') {
      at++;
    }
    return at;
  }

  private int endOfHunk(int from) {
    int last = from;
    for (int at = from; at < script.size() && at - last <= 2 * CONTEXT; at++) {
      if (script.get(at).charAt(0) != ' ') {
        last = at;
      }
    }
    return Math.min(script.size(), last + CONTEXT + 1);
  }

  private void hunk(StringBuilder text, int from, int to) {
    long oldStart = count(0, from, '+') + 1;
    long newStart = count(0, from, '-') + 1;
    long oldLines = count(from, to, '+');
    long newLines = count(from, to, '-');
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append("@@ -")
        .append(range(oldStart, oldLines))
        .append(" +")
        .append(range(newStart, newLines))
        .append(" @@");
    script.subList(from, to).forEach(line -> text.append('\n').append(line));
  }

  private static String range(long start, long lines) {
    long from = lines == 0 ? start - 1 : start;
    return lines == 1 ? Long.toString(from) : from + "," + lines;
  }

  private long count(int from, int to, char without) {
    return script.subList(from, to).stream().filter(line -> line.charAt(0) != without).count();
  }
}
