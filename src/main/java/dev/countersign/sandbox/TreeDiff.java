package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Two trees compared, with renames found as git finds them: same text, or at least half of the
/// lines.
final class TreeDiff {

  private static final int MOST_COMPARED = 400;

  private final Map<String, String> removed = new TreeMap<>();
  private final Map<String, String> added = new TreeMap<>();
  private final List<FileDelta> deltas = new ArrayList<>();

  private TreeDiff() {}

  static List<FileDelta> between(Map<String, String> before, Map<String, String> after) {
    TreeDiff diff = new TreeDiff();
    diff.sort(before, after);
    diff.findRenames();
    diff.removed.forEach(
        (path, text) -> diff.deltas.add(new FileDelta("removed", path, null, text, null)));
    diff.added.forEach(
        (path, text) -> diff.deltas.add(new FileDelta("added", path, null, null, text)));
    diff.deltas.sort(Comparator.comparing(FileDelta::path));
    return List.copyOf(diff.deltas);
  }

  private void sort(Map<String, String> before, Map<String, String> after) {
    removed.putAll(before);
    after.forEach((path, text) -> {
      String old = removed.remove(path);
      if (old == null) {
        added.put(path, text);
      } else if (!old.equals(text)) {
        deltas.add(new FileDelta("modified", path, null, old, text));
      }
    });
  }

  private void findRenames() {
    Map<String, String> byText = new HashMap<>();
    added.forEach((path, text) -> byText.putIfAbsent(text, path));
    for (Map.Entry<String, String> gone : List.copyOf(removed.entrySet())) {
      String to = byText.remove(gone.getValue());
      if (to != null && !gone.getValue().isEmpty()) {
        rename(gone.getKey(), to);
      }
    }
    if (removed.size() * added.size() <= MOST_COMPARED) {
      findSimilar();
    }
  }

  private void findSimilar() {
    for (Map.Entry<String, String> gone : List.copyOf(removed.entrySet())) {
      String to = mostLike(gone.getValue());
      if (to != null) {
        rename(gone.getKey(), to);
      }
    }
  }

  private @Nullable String mostLike(String text) {
    String best = null;
    double most = 0.5;
    for (Map.Entry<String, String> come : added.entrySet()) {
      double like = LineDiff.between(text, come.getValue()).similarity();
      if (like >= most) {
        most = like;
        best = come.getKey();
      }
    }
    return best;
  }

  private void rename(String from, String to) {
    deltas.add(new FileDelta("renamed", to, from, removed.remove(from), added.remove(to)));
  }
}
