package dev.countersign.change;

/// An item of a checklist in a body.
public record Tick(boolean ticked, String text) {

  /// Whether it is this item: items compare by their words.
  public boolean sameWords(String item) {
    return Words.of(text).equals(Words.of(item));
  }
}
