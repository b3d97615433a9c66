package dev.countersign.load;

import java.util.HashMap;
import java.util.Map;

/// What a command of `bench/` is given: names and values in turn.
final class Words {
  private final Map<String, String> given = new HashMap<>();

  private Words() {}

  static Words of(String[] words) {
    Words all = new Words();
    if (words.length % 2 != 0) {
      throw new IllegalArgumentException("each name needs a value: " + String.join(" ", words));
    }
    for (int i = 0; i < words.length; i += 2) {
      all.given.put(words[i], words[i + 1]);
    }
    return all;
  }

  int number(String name, int usual) {
    String value = given.remove(name);
    return value == null ? usual : Integer.parseInt(value);
  }

  String text(String name, String usual) {
    String value = given.remove(name);
    return value == null ? usual : value;
  }

  void nothingElse() {
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("not understood: " + String.join(" ", given.keySet()));
    }
  }
}
