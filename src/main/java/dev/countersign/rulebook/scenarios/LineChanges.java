package dev.countersign.rulebook.scenarios;

import java.util.ArrayList;
import java.util.List;

/// How one text becomes another, line by line, as a unified diff shows it.
final class LineChanges {
  private static final int CONTEXT = 3;
  private static final long MOST_CELLS = 4_000_000;

  private final List<String> before;
  private final List<String> after;
  private final List<String> script = new ArrayList<>();

  private LineChanges(String before, String after) {
    this.before = before.lines().toList();
    this.after = after.lines().toList();
  }

  /// The hunks, empty where no line changes.
  static String hunks(String before, String after) {
    LineChanges changes = new LineChanges(before, after);
    changes.write();
    return changes.hunks();
  }

  private void write() {
    int start = 0;
    while (start < Math.min(before.size(), after.size())
        && before.get(start).equals(after.get(start))) {
      script.add(" " + before.get(start++));
    }
    int end = 0;
    while (end < Math.min(before.size(), after.size()) - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    between(start, before.size() - end, after.size() - end);
    before.subList(before.size() - end, before.size()).forEach(line -> script.add(" " + line));
  }

  private void between(int start, int oldEnd, int newEnd) {
    List<String> old = before.subList(start, oldEnd);
    List<String> now = after.subList(start, newEnd);
    if ((long) old.size() * now.size() > MOST_CELLS) {
      old.forEach(line -> script.add("-" + line));
      now.forEach(line -> script.add("+" + line));
      return;
    }
    int[][] common = common(old, now);
    int from = 0;
    int to = 0;
    while (from < old.size() || to < now.size()) {
      if (from < old.size() && to < now.size() && old.get(from).equals(now.get(to))) {
        script.add(" " + old.get(from++));
        to++;
      } else if (from < old.size()
          && (to == now.size() || common[from + 1][to] >= common[from][to + 1])) {
        script.add("-" + old.get(from++));
      } else {
        script.add("+" + now.get(to++));
      }
    }
  }

  /// How many lines two texts have in common from each pair of lines on.
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int from = old.size() - 1; from >= 0; from--) {
      for (int to = now.size() - 1; to >= 0; to--) {
        common[from][to] =
            old.get(from).equals(now.get(to))
                ? common[from + 1][to + 1] + 1
                : Math.max(common[from + 1][to], common[from][to + 1]);
      }
    }
    return common;
  }

  private String hunks() {
    StringBuilder hunks = new StringBuilder();
    boolean open = false;
    int oldLine = 1;
    int newLine = 1;
    for (int at = 0; at < script.size(); at++) {
      String line = script.get(at);
      boolean near = nearAChange(at);
      if (near && !open) {
        hunks.append("@@ -%d +%d @@\n".formatted(oldLine, newLine));
      }
      if (near) {
        hunks.append(line).append('\n');
      }
      open = near;
      oldLine += line.startsWith("+") ? 0 : 1;
      newLine += line.startsWith("-") ? 0 : 1;
    }
    return hunks.toString().stripTrailing();
  }

  private boolean nearAChange(int at) {
    int from = Math.max(0, at - CONTEXT);
    int to = Math.min(script.size(), at + CONTEXT + 1);
    return script.subList(from, to).stream().anyMatch(line -> !line.startsWith(" "));
  }
}
