package dev.countersign.change;

import dev.countersign.change.BodyLine.Box;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/// A line of what a reader sees, without placeholders, and the box in front of it.
record VisibleLine(String text, Box box) {

  /// The lines with something in them; a placeholder may begin in one and end in another.
  static List<VisibleLine> of(List<BodyLine> lines) {
    StringBuilder text = new StringBuilder();
    BitSet kept = new BitSet();
    for (BodyLine line : lines) {
      for (Span span : line.spans()) {
        kept.set(text.length(), text.length() + span.text().length(), span.kept());
        text.append(span.text().replace('\n', ' '));
      }
      text.append('\n');
    }
    List<VisibleLine> visible = new ArrayList<>();
    int index = 0;
    for (String left : Placeholders.removed(text.toString(), kept).split("\n", lines.size() + 1)) {
      if (index < lines.size() && !left.isBlank()) {
        visible.add(new VisibleLine(left.strip(), box(lines.get(index))));
      }
      index++;
    }
    return visible;
  }

  private static Box box(BodyLine line) {
    return line instanceof BodyLine.Text text ? text.place().box() : Box.NONE;
  }

  static String text(List<VisibleLine> lines) {
    return lines.stream().map(VisibleLine::text).collect(Collectors.joining("\n"));
  }
}
