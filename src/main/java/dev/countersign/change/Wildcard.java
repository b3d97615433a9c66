package dev.countersign.change;

import java.util.BitSet;
import java.util.List;

/// A wildcard pattern ready to match: all places a text can have come to are followed at once, so
/// that the work is at most steps times characters, whatever the pattern and the text.
record Wildcard(List<Step> steps, Literals literals) {

  Wildcard {
    steps = List.copyOf(steps);
  }

  Wildcard(List<Step> steps) {
    this(steps, Literals.of(steps));
  }

  boolean matches(String text) {
    return literals.mayMatch(text) && follows(text);
  }

  private boolean follows(String text) {
    BitSet here = new BitSet(steps.size() + 1);
    BitSet there = new BitSet(steps.size() + 1);
    arrive(0, here);
    for (int at = 0; at < text.length() && !here.isEmpty(); ) {
      if (takesAll(here)) {
        return true;
      }
      int character = text.codePointAt(at);
      there.clear();
      advance(here, character, there);
      BitSet spare = here;
      here = there;
      there = spare;
      at += Character.charCount(character);
    }
    return here.get(steps.size());
  }

  /// Whether a last run has been come to that takes whatever follows.
  private boolean takesAll(BitSet here) {
    int last = steps.size() - 1;
    return last >= 0
        && here.get(last)
        && steps.get(last) instanceof Step.Run(boolean slashToo)
        && slashToo;
  }

  private void advance(BitSet here, int character, BitSet there) {
    int end = steps.size();
    for (int place = here.nextSetBit(0);
        place >= 0 && place < end;
        place = here.nextSetBit(place + 1)) {
      Step step = steps.get(place);
      if (step.takes(character)) {
        arrive(step instanceof Step.Run ? place : place + 1, there);
      }
    }
  }

  private void arrive(int place, BitSet places) {
    for (int next = place; !places.get(next); next++) {
      places.set(next);
      if (next == steps.size() || passes(next, places)) {
        return;
      }
    }
  }

  /// Whether the place must be left by a character; where it need not, what lies further on is
  /// arrived at too.
  private boolean passes(int place, BitSet places) {
    return switch (steps.get(place)) {
      case Step.Exactly _, Step.AnyOne _, Step.OneOf _ -> true;
      case Step.Run _ -> false;
      case Step.Perhaps(int skipped) -> {
        arrive(place + 1 + skipped, places);
        yield false;
      }
    };
  }
}
