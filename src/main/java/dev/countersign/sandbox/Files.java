package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// An edit of a tree: files written, removed and moved, in the order they were said.
public final class Files {

  private final List<Consumer<Map<String, String>>> edits;

  private Files(List<Consumer<Map<String, String>>> edits) {
    this.edits = List.copyOf(edits);
  }

  /// No change at all: an empty commit.
  public static Files none() {
    return new Files(List.of());
  }

  public static Files of(String path, String text) {
    return none().with(path, text);
  }

  public static Files of(Map<String, String> texts) {
    Map<String, String> copy = new LinkedHashMap<>(texts);
    return none().then(tree -> tree.putAll(copy));
  }

  public Files with(String path, String text) {
    return then(tree -> tree.put(path, text));
  }

  public Files without(String path) {
    return then(tree -> tree.remove(path));
  }

  public Files moved(String from, String to) {
    return then(tree -> tree.put(to, Objects.requireNonNull(tree.remove(from), from)));
  }

  Map<String, String> applyTo(Map<String, String> tree) {
    Map<String, String> copy = new LinkedHashMap<>(tree);
    edits.forEach(edit -> edit.accept(copy));
    return copy;
  }

  private Files then(Consumer<Map<String, String>> edit) {
    List<Consumer<Map<String, String>>> more = new ArrayList<>(edits);
    more.add(edit);
    return new Files(more);
  }
}
