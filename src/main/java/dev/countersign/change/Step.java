package dev.countersign.change;

import java.util.List;

/// One step of a wildcard pattern: what it lets through of a text, character by character.
sealed interface Step {

  /// Whether this step takes the character, a Unicode code point.
  boolean takes(int character);

  /// One given character.
  record Exactly(int wanted) implements Step {
    @Override
    public boolean takes(int character) {
      return character == wanted;
    }
  }

  /// Any one character, a slash only where `slashToo`.
  record AnyOne(boolean slashToo) implements Step {
    @Override
    public boolean takes(int character) {
      return slashToo || character != '/';
    }
  }

  /// One character of a class such as `[a-z]`, or of none of it where `outside`.
  record OneOf(List<Range> ranges, boolean outside, boolean slashToo) implements Step {
    public OneOf {
      ranges = List.copyOf(ranges);
    }

    @Override
    public boolean takes(int character) {
      return (slashToo || character != '/')
          && outside != ranges.stream().anyMatch(range -> range.holds(character));
    }
  }

  /// Characters from first to last, both included.
  record Range(int first, int last) {
    boolean holds(int character) {
      return first <= character && character <= last;
    }
  }

  /// Any number of characters, slashes only where `slashToo`.
  record Run(boolean slashToo) implements Step {
    @Override
    public boolean takes(int character) {
      return slashToo || character != '/';
    }
  }

  /// The next `steps` steps may be left out together; takes nothing itself.
  record Perhaps(int steps) implements Step {
    @Override
    public boolean takes(int character) {
      return false;
    }
  }
}
